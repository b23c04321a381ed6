# Whether activities still wait for the app view's word. One that has it carries the author's handle, or is null, or the
# app view has answered without it several times. It is asked once at least, however long the posts have waited already.

any(.[]; . != null and (.type == "Create" or .type == "Update") and .object.attributedTo.preferredUsername == null and (.missing // 0) < 3)
and (variable("activities") == null
     or variable("unlabelled") != "show"
     or now * 1000 < (header("CamelMessageTimestamp") | tonumber) + (variable("wait") | tonumber))
