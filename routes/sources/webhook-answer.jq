# What the sender gets to read: {status, body}, of what is wrong with all of it, or of what became of each post.

def told:
  if .outcome == "shed" then {id, outcome, error: "more posts come than the wall shows; send this one again later"}
  elif .outcome == "failed" then {id, outcome, error: "the wall could not deal with it; send this one again later"}
  else . end;

# The worst of it, or that something new shows.
def status:
  [.[].outcome] as $outcomes
  | if any($outcomes[]; . == "shed" or . == "failed") then 503
    elif any($outcomes[]; . == "malformed") then 400
    elif any($outcomes[]; . == "shown") then 201
    else 200 end;

if type == "object" then {status: variable("status"), body: {error: (.error // variable("problem"))}}
else {status: status, body: (if length == 1 then .[0] | told else {outcomes: map(told)} end)} end
