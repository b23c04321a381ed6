package catwalk.x;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What X charges for an answer, in post reads: a user read costs as much as two ($0.010 and $0.005, docs.x.com "Pricing",
 * 2026). Every post and user in an answer counts; that X charges the same one only once a day is left as a reserve.
 */
final class Cost {
    private static final int USER = 2;

    /** Most that comes with a post: one it quotes, one it answers, and its author. */
    static final int MOST_PER_POST = 1 + 2 + USER;

    private Cost() {}

    /** The post reads that an answer or an event of the stream is charged. */
    static int of(JsonNode answer) {
        JsonNode data = answer.path("data");
        JsonNode includes = answer.path("includes");
        int posts = data.isArray() ? data.size() : data.isObject() ? 1 : 0;
        return posts
                + includes.path("tweets").size()
                + includes.path("posts").size()
                + USER * includes.path("users").size();
    }
}
