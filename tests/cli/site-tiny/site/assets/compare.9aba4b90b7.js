window.strataCompare={"rows":[["Layer",""],["Capabilities",""],["Seam",""],["Consumes",""],["Produces",""],["Depends on",""],["Drives",""],["Defines",""],["Placement",""],["Does to clusters",""],["Traffic by",""],["Metrics from",""],["Compares",""],["On failure",""],["Rollback",""],["Not rolled back",""],["Licence",""],["Maturity",""],["Newest version",""],["First release",""]],
"places":["Plan","Run"],
"worked":[],
"projects":[
["keeper","Keeper",1,[[0],[1],[],[2],[],[3],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]],
["pen","Pen \u0026 Paper",0,[[4],[5],[],[],[2],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]]],
"values":[["Run","layers/run/index.html"],["Keeping","capabilities/run.keep/index.html"],["IF-01 Drawing","interfaces/if-01/index.html"],["Pen \u0026 Paper (uses)","projects/pen/index.html"],["Plan","layers/plan/index.html"],["Drawing","capabilities/plan.draw/index.html"]]};
