# The end of a status, by the id that all servers know it by; nothing where the wall never wanted it.
if variable("uri") == null then empty
else {type: "Delete", generator: {type: "Service", name: "mastodon"}, object: {type: "Tombstone", id: variable("uri")}} end
