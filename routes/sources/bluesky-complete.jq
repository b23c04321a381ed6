# The app view's answer (lexicon app.bsky.feed.getPosts) into the activities that asked for it; null for a post that
# must not be shown: to people not logged in to Bluesky, or at all.

def adult: ["porn", "sexual", "nudity", "graphic-media"];
def withheld: ["!hide", "!takedown", "!no-unauthenticated"];

def is_in($list): . as $value | any($list[]; . == $value);

def labels: [(.labels // [])[] | select(.neg != true) | .val];

(.posts | map({key: .uri, value: .}) | from_entries) as $posts
| [variable("activities") | fromjson | .[]
   | . as $activity
   | (if . == null or .type == "Delete" then null else $posts[.object.id] end) as $post
   | if $post == null then $activity
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
