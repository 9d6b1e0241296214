window.strataCompare={"rows":[["What it is",""],["Consumes",""],["Produces",""],["Depends on",""],["Drives",""],["Traffic by",""],["Metrics from",""],["Compares",""],["On failure",""],["Not rolled back",""],["First release",""]],
"places":["Plan","Run"],
"worked":[],
"projects":[
["keeper","Keeper",1,[[0],[1],[],[2],[],[],[],[],[],[],[]]],
["pen","Pen \u0026 Paper",0,[[3],[],[1],[],[],[],[],[],[],[],[]]]],
"values":[["Keeps what runs."],["IF-01 Drawing","interfaces/if-01/index.html"],["Pen \u0026 Paper (uses)","projects/pen/index.html"],["Draws what shall run."]]};
