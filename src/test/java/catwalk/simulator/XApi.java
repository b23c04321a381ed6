package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/**
 * X's API v2 on this machine, by its documentation (github.com/xdevplatform/docs, August 2026): the filtered stream and
 * its rules, recent search, stream connections; with its limits, its problems, its bill, and ways to make it fail. What
 * it does not do: spaces, lists, users, OAuth 1.0a, and what only Enterprise may.
 */
public final class XApi implements AutoCloseable {
    /** The only bearer token that it takes. */
    public static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAsimulated";

    private final XBill bill;
    private final XRules rules;
    private final XStream stream;
    private final XRecentSearch search;
    private final XServer server;
    private final int port;

    private XApi(InstantSource clock) {
        bill = new XBill(clock);
        rules = new XRules(clock);
        stream = new XStream(clock, rules, bill);
        search = new XRecentSearch(clock, bill);
        server = new XServer(clock, rules, stream, search);
        port = server.listen(0);
    }

    /** Starts one without posts and rules. */
    public static XApi started() {
        return started(InstantSource.system());
    }

    /**
     * Starts one whose limits, days, ages and log go by this clock. Keep-alives go by real time, see
     * {@link #keepAliveEvery}.
     */
    public static XApi started(InstantSource clock) {
        return new XApi(clock);
    }

    /** The base URL, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    // --- posts

    /** Adds posts to what search finds, and sends them to the stream; in any order, as often as you like. */
    public XApi publish(XPost... posts) {
        for (XPost post : posts) {
            search.add(post);
            stream.publish(post);
        }
        return this;
    }

    /** Adds posts to what search finds, without the stream: it was away, or lost them. */
    public XApi publishUnstreamed(XPost... posts) {
        List.of(posts).forEach(search::add);
        return this;
    }

    /** Sends a post to the stream once more, or without search. */
    public XApi duplicate(XPost post) {
        stream.publish(post);
        return this;
    }

    /** Sends a line to the stream as it is: broken JSON, a kind of message there is not yet, five megabytes. */
    public XApi publishRaw(String line) {
        stream.publishRaw(line);
        return this;
    }

    /** Takes a post away, all its versions. Nobody is told: the streams that tell are for Enterprise. */
    public XApi delete(XPost post) {
        search.remove(post);
        return this;
    }

    // --- the stream

    /** Adds a rule, as a request would; tells its id. */
    public String addRule(String value, String tag) {
        return rules.add(value, tag);
    }

    /** The rules there are: id, value, tag. */
    public List<JsonNode> rules() {
        return rules.list();
    }

    /** Rules match only so long after they were added; at once, if nothing is said. */
    public XApi rulesTakeEffectAfter(Duration time) {
        rules.takeEffectAfter(time);
        return this;
    }

    /** Sends an empty line so often, 20 s if nothing is said; zero for never. */
    public XApi keepAliveEvery(Duration period) {
        stream.keepAliveEvery(period);
        return this;
    }

    /** Sends an empty line now. */
    public void keepAlive() {
        stream.keepAlive();
    }

    /** The names in what the stream sends; requests have tweets in any case. */
    public XApi streamSpeaks(XVocabulary vocabulary) {
        stream.answerIn(vocabulary);
        return this;
    }

    /** Sends lines in pieces of so many bytes, which end anywhere, also within a character. */
    public XApi streamInPiecesOf(int bytes) {
        stream.inPiecesOf(bytes);
        return this;
    }

    /** Keeps so many lines for a client that does not read, and cuts it off then. */
    public XApi streamBuffer(int lines) {
        stream.buffer(lines);
        return this;
    }

    /** Says why and ends the stream: OperationalDisconnect, ForceDisconnect, SlowReader … */
    public void inStreamError(String disconnectType) {
        stream.disconnect(disconnectType);
    }

    /** Cuts the stream in the middle: a reset, without the end that HTTP has. */
    public void cut() {
        stream.cut();
    }

    /** Ends the stream as HTTP has it, without a word of why. */
    public void endStream() {
        stream.end("server_disconnect");
    }

    /** From now on sends nothing on the stream, keep-alives neither, while it stays open; what is published is lost to it. */
    public void goSilent() {
        stream.silent(true);
    }

    /** Ends {@link #goSilent}. */
    public void resume() {
        stream.silent(false);
    }

    /**
     * Does not notice from now on that a client has gone, so that its connection counts and the next is one too many,
     * until somebody deletes it; or notices it again.
     */
    public void overlookLeaving(boolean overlook) {
        stream.overlookLeaving(overlook);
    }

    /** How many are connected to the stream. */
    public int connections() {
        return stream.open().size();
    }

    /** All requests for the stream, refused ones too, in the order they came. */
    public List<Request> streamConnects() {
        return requests().stream()
                .filter(request -> request.path().equals(XServer.STREAM))
                .toList();
    }

    // --- search

    /** The names that search understands, and answers in; both, if nothing is said. */
    public XApi searchSpeaks(XVocabulary first, XVocabulary... more) {
        search.speak(EnumSet.of(first, more));
        return this;
    }

    /** How old posts are before search finds them, unless asked for an end; 30 s, if nothing is said. */
    public XApi searchLatency(Duration time) {
        search.latency(time);
        return this;
    }

    /** All searches, refused ones too, in the order they came. */
    public List<Request> searches() {
        return requests().stream()
                .filter(request -> request.path().equals(XServer.SEARCH))
                .toList();
    }

    // --- limits and failures

    /** Answers only so many searches more before this time, and 429 then; from then on a whole limit again. */
    public XApi limit(int requestsLeft, Instant until) {
        server.limit(XServer.SEARCH).leave(requestsLeft, until);
        return this;
    }

    /** The same for connects to the stream. */
    public XApi limitStream(int requestsLeft, Instant until) {
        server.limit(XServer.STREAM).leave(requestsLeft, until);
        return this;
    }

    /**
     * Refuses the next connects to the stream.
     *
     * @param problem a status, of several meanings with its word behind it: "503", "402", "429 rate", "429 cap",
     *     "429 connection"; or "cut" for a reset instead of an answer
     */
    public XApi failStream(String problem, int times) {
        server.fail(XServer.STREAM, problem, times);
        return this;
    }

    /** The same for searches. */
    public XApi failSearch(String problem, int times) {
        server.fail(XServer.SEARCH, problem, times);
        return this;
    }

    /** The same for requests about rules, of either method. */
    public XApi failRules(String problem, int times) {
        server.fail(XServer.RULES, problem, times);
        return this;
    }

    /** Takes the token no more, or again. */
    public XApi revoke(boolean isRevoked) {
        server.revoke(isRevoked);
        return this;
    }

    /** Accepts requests from now on but leaves them without an answer, until {@link #recover}. */
    public void hang() {
        server.hang();
    }

    /** Ends {@link #hang}, whose requests are answered now, and what is left of failures. */
    public void recover() {
        server.recover();
    }

    /** Goes away, port and all; rules and posts stay. */
    public void stop() {
        server.stop();
    }

    /** Comes back on the same port. */
    public void start() {
        server.listen(port);
    }

    // --- what happened

    /** Posts sent, in data and in includes, by the stream and by search. */
    public long postsDelivered() {
        return bill.posts();
    }

    /** The same on one day of UTC. */
    public long postsDelivered(LocalDate day) {
        return bill.posts(day);
    }

    /** What X charges of one day: each post once. */
    public long differentPostsDelivered(LocalDate day) {
        return bill.differentPosts(day);
    }

    /** Users sent, in includes. */
    public long usersDelivered() {
        return bill.users();
    }

    /** The same on one day of UTC. */
    public long usersDelivered(LocalDate day) {
        return bill.users(day);
    }

    /** What X charges of one day: each user once. */
    public long differentUsersDelivered(LocalDate day) {
        return bill.differentUsers(day);
    }

    /** All requests in the order they came; status 0 while unanswered. */
    public List<Request> requests() {
        return server.requests();
    }

    @Override
    public void close() {
        stream.close();
        server.close();
    }
}
