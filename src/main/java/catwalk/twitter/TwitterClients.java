package catwalk.twitter;

import java.util.Properties;
import twitter4j.Twitter;

/** Makes twitter4j clients for another base URL than Twitter's own, which camel-twitter has no setting for. */
public final class TwitterClients {
    private TwitterClients() {}

    /**
     * A client for the API v1.1 under a URL.
     *
     * @param url the API's base, without version
     */
    public static Twitter of(
            String url, String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret) {
        Properties base = new Properties();
        base.setProperty("restBaseURL", url + "/1.1/");
        return Twitter.newBuilder()
                .load(base)
                .oAuthConsumer(consumerKey, consumerSecret)
                .oAuthAccessToken(accessToken, accessTokenSecret)
                .tweetModeExtended(true)
                .includeExtAltTextEnabled(true)
                .build();
    }
}
