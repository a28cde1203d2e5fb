package dev.gantry.trace.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parser of the text of a message. Texts come from files and other processes: any that is no message is refused. */
final class MessageReader {
    private static final int DEEPEST = 4;
    private static final int MOST_ARGUMENTS = 64;

    private final String text;
    private int at;

    private MessageReader(String text) {
        this.text = text;
    }

    static Optional<Message> read(String text) {
        MessageReader reader = new MessageReader(text);
        try {
            Message message = reader.message(0);
            return reader.at == text.length() ? Optional.of(message) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Message message(int depth) {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || ".-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String code = text.substring(from, at);
        List<Object> arguments = new ArrayList<>();
        if (take("(")) {
            do {
                arguments.add(argument(depth + 1));
            } while (arguments.size() < MOST_ARGUMENTS && take(", "));
            if (!take(")")) {
                throw new IllegalArgumentException(text);
            }
        }
        return new Message(code, arguments);
    }

    private Object argument(int depth) {
        if (at == text.length() || depth > DEEPEST) {
            throw new IllegalArgumentException(text);
        }
        char first = text.charAt(at);
        return first == '"' ? quoted() : first == '-' || first >= '0' && first <= '9' ? number() : message(depth);
    }

    private Object number() {
        int from = at++;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        long number = Long.parseLong(text.substring(from, at));
        return take("ns") ? Duration.ofNanos(number) : (Object) number;
    }

    private String quoted() {
        StringBuilder into = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && ++at == text.length()) {
                break;
            }
            into.append(text.charAt(at));
        }
        if (!take("\"")) {
            throw new IllegalArgumentException(text);
        }
        return into.toString();
    }

    private boolean take(String token) {
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }
}
