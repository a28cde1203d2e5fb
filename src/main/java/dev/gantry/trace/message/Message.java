package dev.gantry.trace.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Message of Gantry itself in a recording or about one, such as why a lane is blocked, or what a file does not contain:
 * a code with arguments. Code that shows it finds the text by the code, in the user's language.
 *
 * <p>Where a recording holds texts (names of slices, marks, notices), a message is stored as {@link #text}, which
 * {@link #of} parses. The form is {@code gantry:code} or {@code gantry:code(argument, …)}; an argument is a number, a
 * duration ({@code 1500ns}), a text in quotes, or a message without the {@code gantry:}. It is public: other producers
 * may use it.
 *
 * @param code letters, digits, dots and hyphens, at most 60; never changed once files have it
 * @param arguments each a {@link Long}, a {@link Duration}, a {@link String} or a {@link Message}
 */
public record Message(String code, List<Object> arguments) {
    /** Prefix of the text of every message. */
    public static final String PREFIX = "gantry:";

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9.-]{0,59}");

    /**
     * @throws IllegalArgumentException if the code has not the form of one, or an argument none of the types
     */
    public Message {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code of a message: " + code);
        }
        arguments = List.copyOf(arguments);
        for (Object argument : arguments) {
            switch (argument) {
                case Long _,Duration _,String _,Message _ -> {
                    // a valid type
                }
                default -> throw new IllegalArgumentException("no argument of a message: " + argument);
            }
        }
    }

    /** The message with this code and these arguments. */
    public static Message say(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }

    /** Parses the message in this text; empty if the text is none. */
    public static Optional<Message> of(String text) {
        return text.startsWith(PREFIX) ? MessageReader.read(text.substring(PREFIX.length())) : Optional.empty();
    }

    /** A text for scripts: of a message its code, which stays the same in every language, with its arguments. */
    public static String plain(String text) {
        return of(text).isPresent() ? text.substring(PREFIX.length()) : text;
    }

    /** The message in the form in which recordings and files hold it. */
    public String text() {
        StringBuilder into = new StringBuilder(PREFIX);
        write(into);
        return into.toString();
    }

    private void write(StringBuilder into) {
        into.append(code);
        String before = "(";
        for (Object argument : arguments) {
            into.append(before);
            before = ", ";
            switch (argument) {
                case Message message -> message.write(into);
                case Duration time -> into.append(time.toNanos()).append("ns");
                case String text ->
                    into.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
                default -> into.append(argument);
            }
        }
        into.append(arguments.isEmpty() ? "" : ")");
    }
}
