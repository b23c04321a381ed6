package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of the filtered stream, or a query of recent search: operators, side by side for "and", {@code OR},
 * parentheses and {@code -}, by X's "Build a rule". What the operators mean is {@link XOperator}'s business.
 */
final class XQuery {
    private final Node root;

    private XQuery(Node root) {
        this.root = root;
    }

    /** Why X would not take it, in a sentence. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidException(String message) {
            super(message);
        }
    }

    static XQuery parse(String text) throws InvalidException {
        Parser parser = new Parser(text);
        Node root = parser.alternatives();
        parser.expectEnd();
        if (!root.standsAlone()) {
            throw new InvalidException("Rules must contain at least one positive, standalone operator: " + text
                    + " has only operators that need another");
        }
        return new XQuery(root);
    }

    /** Whether a post matches by itself, as search has it. */
    boolean matches(XPost post) {
        JsonNode full = post.json();
        return root.matches(List.of(full.path("data")), full);
    }

    /** Whether a post matches by itself or by the post it quotes, as the stream has it. */
    boolean matchesWithQuoted(XPost post) {
        JsonNode full = post.json();
        List<JsonNode> posts = new ArrayList<>(List.of(full.path("data")));
        for (JsonNode reference : full.at("/data/referenced_tweets")) {
            if (reference.path("type").asText().equals("quoted")) {
                full.at("/includes/tweets").forEach(other -> {
                    if (other.path("id").equals(reference.path("id"))) {
                        posts.add(other);
                    }
                });
            }
        }
        return root.matches(posts, full);
    }

    private interface Node {
        /** @param full where authors and media are */
        boolean matches(List<JsonNode> posts, JsonNode full);

        /** Whether it has what X wants of every alternative: an operator that is neither negated nor too broad. */
        boolean standsAlone();
    }

    private record Or(List<Node> parts) implements Node {
        @Override
        public boolean matches(List<JsonNode> posts, JsonNode full) {
            return parts.stream().anyMatch(part -> part.matches(posts, full));
        }

        @Override
        public boolean standsAlone() {
            return parts.stream().allMatch(Node::standsAlone);
        }
    }

    private record And(List<Node> parts) implements Node {
        @Override
        public boolean matches(List<JsonNode> posts, JsonNode full) {
            return parts.stream().allMatch(part -> part.matches(posts, full));
        }

        @Override
        public boolean standsAlone() {
            return parts.stream().anyMatch(Node::standsAlone);
        }
    }

    private record Leaf(XOperator operator, boolean negated) implements Node {
        @Override
        public boolean matches(List<JsonNode> posts, JsonNode full) {
            return posts.stream().anyMatch(post -> operator.matches(post, full)) != negated;
        }

        @Override
        public boolean standsAlone() {
            return !negated && operator.standsAlone();
        }
    }

    private static final class Parser {
        private final String text;
        private int place;

        Parser(String text) {
            this.text = text;
        }

        Node alternatives() throws InvalidException {
            List<Node> parts = new ArrayList<>();
            do {
                parts.add(conjunction());
            } while (skip("OR"));
            return parts.size() == 1 ? parts.get(0) : new Or(parts);
        }

        private Node conjunction() throws InvalidException {
            List<Node> parts = new ArrayList<>();
            skip("AND");
            while (!atEnd() && text.charAt(place) != ')' && !startsWith("OR")) {
                parts.add(term());
                skip("AND");
            }
            if (parts.isEmpty()) {
                throw new InvalidException("missing operand (at position " + (place + 1) + ")");
            }
            return parts.size() == 1 ? parts.get(0) : new And(parts);
        }

        private Node term() throws InvalidException {
            boolean negated = text.charAt(place) == '-';
            if (negated) {
                place++;
            }
            if (place < text.length() && text.charAt(place) == '(') {
                if (negated) {
                    throw new InvalidException("Grouped operators cannot be negated (at position " + place + ")");
                }
                place++;
                Node inner = alternatives();
                if (atEnd()) {
                    throw new InvalidException("missing ')' (at position " + (place + 1) + ")");
                }
                place++;
                return inner;
            }
            int start = place;
            boolean quoted = false;
            while (place < text.length() && (quoted || !isBreak(text.charAt(place)))) {
                quoted ^= text.charAt(place++) == '"';
            }
            if (quoted || place == start) {
                throw new InvalidException(
                        (quoted ? "missing '\"'" : "missing operand") + " (at position " + (place + 1) + ")");
            }
            return new Leaf(XOperator.of(text.substring(start, place), negated), negated);
        }

        void expectEnd() throws InvalidException {
            if (!atEnd()) {
                throw new InvalidException("unexpected '" + text.charAt(place) + "' (at position " + (place + 1) + ")");
            }
        }

        private boolean skip(String word) {
            boolean there = startsWith(word);
            if (there) {
                place += word.length();
            }
            return there;
        }

        private boolean startsWith(String word) {
            return !atEnd()
                    && text.startsWith(word, place)
                    && (place + word.length() == text.length() || isBreak(text.charAt(place + word.length())));
        }

        private boolean atEnd() {
            while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
                place++;
            }
            return place == text.length();
        }

        private static boolean isBreak(char c) {
            return Character.isWhitespace(c) || c == '(' || c == ')';
        }
    }
}
