# Whether activities still wait for the app view's word. One that has it carries the author's handle, or is null.

any(.[]; . != null and .type != "Delete" and .object.attributedTo.preferredUsername == null)
and (variable("unlabelled") != "show"
     or now * 1000 < (header("CamelMessageTimestamp") | tonumber) + (variable("wait") | tonumber))
