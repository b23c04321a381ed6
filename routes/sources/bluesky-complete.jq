# The app view's answer (lexicon app.bsky.feed.getPosts) into the activities that asked for it; null for a post that
# must not be shown: to people not logged in to Bluesky, or at all. A post that the answer lacks is deleted, taken down or
# not there yet: it is counted in "missing", and after the third time not shown where unlabelled posts are held.

def adult: ["porn", "sexual", "nudity", "graphic-media"];
def withheld: ["!hide", "!takedown", "!no-unauthenticated"];

def is_in($list): . as $value | any($list[]; . == $value);

def labels: [(.labels // [])[] | select(.neg != true) | .val];

(.posts | map({key: .uri, value: .}) | from_entries) as $posts
| [variable("activities") | fromjson | .[]
   | . as $activity
   | (. != null and (.type == "Create" or .type == "Update")) as $is_post
   | (if $is_post then $posts[.object.id] else null end) as $post
   | if $is_post | not then .
     elif $post == null then
       .missing = (.missing // 0) + 1 | if .missing >= 3 and variable("unlabelled") != "show" then null else . end
     else
       (($post | labels) + ($post.author | labels)) as $labels
       | if any($labels[]; is_in(withheld)) then null
         else
           .object.attributedTo += {name: (if ($post.author.displayName // "") == "" then $post.author.handle else $post.author.displayName end),
                                    preferredUsername: $post.author.handle,
                                    url: "https://bsky.app/profile/\($post.author.handle)"}
           | if $post.author.avatar == null then . else .object.attributedTo.icon = {type: "Image", url: $post.author.avatar} end
           | .object.sensitive = (.object.sensitive == true or any($labels[]; is_in(adult)))
         end
     end]
