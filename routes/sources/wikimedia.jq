# One change of Wikimedia's stream recentchange to an activity; nothing where it is not about a file of Commons. A file is
# still without picture: "title" says what to look it up by. What is no change goes on under its own name, to be counted.
# Renamed files, and deleted ones that are back, are left alone.

def generator: {type: "Service", name: "wikimedia"};

# "File:My_cat_(1).jpg" as one would say it
def said: sub("^File:"; "") | sub("\\.[A-Za-z0-9]{2,5}$"; "") | gsub("_"; " ");

def person($server):
  {type: "Person", id: "\($server)/wiki/User:\(gsub(" "; "_") | @uri)", name: ., preferredUsername: .}
  | .url = .id;

(header("CatwalkEvent") // "message") as $event
| if $event != "message" then {type: $event}
  # canary events are examples, sent to show that the stream is alive
  elif .meta.domain == "canary" or .wiki != "commonswiki" or .type != "log" or .namespace != 6 then empty
  elif .log_type == "upload" then
    {type: (if .log_action == "upload" then "Create" else "Update" end), published: .meta.dt, generator: generator,
     title: .title,
     object: {type: "Note", id: .meta.uri, url: .meta.uri, published: .meta.dt, name: (.title | said),
       attributedTo: (.server_url as $server | .user | person($server))}}
  elif .log_type == "delete" and .log_action == "delete" then
    {type: "Delete", published: .meta.dt, generator: generator, object: {type: "Tombstone", id: .meta.uri}}
  else empty end
