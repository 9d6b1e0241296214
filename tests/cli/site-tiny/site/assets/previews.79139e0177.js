window.strataPreviews={"summaries":["Keeps what runs.","Draws what shall run."],
"levels":["",""],
"releases":["",""]};
