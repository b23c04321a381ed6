package catwalk.simulator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names X has for things. On 2026-08-07 its OpenAPI description (2.167) renamed tweets to posts in recent search, in
 * requests and answers, while the filtered stream is still asked for {@code tweet.fields}.
 */
public enum XVocabulary {
    /** As before, and as the prose of the documentation still has it. */
    TWEET(
            "tweet.fields",
            "tweets",
            "article,attachments,author_id,card_uri,community_id,context_annotations,conversation_id,created_at,"
                    + "display_text_range,edit_controls,edit_history_tweet_ids,entities,geo,id,in_reply_to_user_id,lang,"
                    + "matched_media_notes,media_metadata,non_public_metrics,note_request_suggestions,note_tweet,"
                    + "organic_metrics,paid_partnership,possibly_sensitive,promoted_metrics,public_metrics,"
                    + "referenced_tweets,reply_settings,scopes,source,suggested_source_links,"
                    + "suggested_source_links_with_counts,text,withheld",
            "article.cover_media,article.media_entities,attachments.media_keys,attachments.media_source_tweet,"
                    + "attachments.poll_ids,author_id,edit_history_tweet_ids,entities.mentions.username,geo.place_id,"
                    + "in_reply_to_user_id,entities.note.mentions.username,referenced_tweets.id,"
                    + "referenced_tweets.id.attachments.media_keys,referenced_tweets.id.author_id",
            "affiliation,confirmed_email,connection_status,created_at,description,entities,id,is_identity_verified,"
                    + "location,most_recent_tweet_id,name,parody,pinned_tweet_id,profile_banner_url,profile_image_url,"
                    + "protected,public_metrics,receives_your_dm,subscription,subscription_type,url,username,verified,"
                    + "verified_followers_count,verified_type,withheld"),
    /** As of 2.167. {@code author_id} is no field there: an answer has it where its expansion is asked for. */
    POST(
            "post.fields",
            "posts",
            "article,article_title,attachments,card_uri,community_id,context_annotations,conversation_id,created_at,"
                    + "display_text_range,edit_controls,entities,geo,id,lang,matched_media_notes,media_metadata,"
                    + "non_public_metrics,note_post,note_request_suggestions,organic_metrics,paid_partnership,"
                    + "possibly_sensitive,promoted_metrics,public_metrics,reply_settings,scopes,source,"
                    + "suggested_source_links,suggested_source_links_with_counts,text,withheld",
            "article.cover_media,article.media_entities,attachments.media_keys,attachments.media_source_tweet,"
                    + "attachments.poll_ids,author_id,edit_history_post_ids,entities.mentions.username,geo.place_id,"
                    + "in_reply_to_user_id,referenced_posts,username",
            "confirmed_email,connection_status,created_at,description,entities,id,is_identity_verified,location,name,"
                    + "parody,profile_banner_url,profile_image_url,protected,public_metrics,receives_your_dm,"
                    + "subscribes_to_you,subscription,subscription_type,url,username,verified,verified_followers_count,"
                    + "verified_type,withheld");

    private static final List<String> MEDIA_FIELDS =
            list("alt_text,duration_ms,height,media_key,non_public_metrics,organic_metrics,preview_image_url,"
                    + "promoted_metrics,public_metrics,type,url,variants,width");
    private static final List<String> POLL_FIELDS = list("duration_minutes,end_datetime,id,options,voting_status");
    private static final List<String> PLACE_FIELDS =
            list("contained_within,country,country_code,full_name,geo,id,name,place_type");

    private final String fieldsParameter;
    private final String included;
    private final List<String> fields;
    private final List<String> expansions;
    private final List<String> userFields;

    XVocabulary(String fieldsParameter, String included, String fields, String expansions, String userFields) {
        this.fieldsParameter = fieldsParameter;
        this.included = included;
        this.fields = list(fields);
        this.expansions = list(expansions);
        this.userFields = list(userFields);
    }

    String fieldsParameter() {
        return fieldsParameter;
    }

    /** What posts are called in {@code includes}. */
    String included() {
        return included;
    }

    /** The parameters that choose what is told, each with the values it may have. */
    Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("expansions", expansions);
        choices.put(fieldsParameter, fields);
        choices.put("media.fields", MEDIA_FIELDS);
        choices.put("poll.fields", POLL_FIELDS);
        choices.put("user.fields", userFields);
        choices.put("place.fields", PLACE_FIELDS);
        return choices;
    }

    /** What this vocabulary calls a field of a post. */
    String fromTweet(String field) {
        return this == TWEET
                ? field
                : switch (field) {
                    case "edit_history_tweet_ids" -> "edit_history_post_ids";
                    case "referenced_tweets" -> "referenced_posts";
                    case "note_tweet" -> "note_post";
                    default -> field;
                };
    }

    /** What a field or an expansion of this vocabulary was called before. */
    String toTweet(String name) {
        return this == TWEET
                ? name
                : switch (name) {
                    case "edit_history_post_ids" -> "edit_history_tweet_ids";
                    case "referenced_posts" -> "referenced_tweets.id";
                    case "note_post" -> "note_tweet";
                    default -> name;
                };
    }

    private static List<String> list(String names) {
        return Arrays.asList(names.split(","));
    }
}
