package dev.gantry.program;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Start of a program with exactly these words and with standard streams that are closed where they are here. Java's own
 * {@link ProcessBuilder} can do neither where a word is not of the locale's character set or a stream is closed: then a
 * shell does it, which the program takes the place of, with the same process id.
 */
final class Start {
    /**
     * Property with the numbers of the standard streams that were closed when Gantry was started: its launcher opens
     * them as {@code /dev/null}, or files of the JVM's own would take their numbers, and be the program's streams.
     */
    private static final String CLOSED = "gantry.closed";

    private static final Charset LOCALE = Charset.forName(System.getProperty("sun.jnu.encoding"), //
            Charset.defaultCharset());

    private Start() {}

    /** Numbers of the standard streams that were closed when Gantry was started. */
    static List<Integer> closed() {
        return System.getProperty(CLOSED, "").chars().filter(Character::isDigit).mapToObj(Character::getNumericValue)
                .toList();
    }

    /**
     * The command that starts a program.
     *
     * @param words exact words
     * @param closed the numbers of the standard streams that it does not get
     */
    static List<String> command(List<String> words, List<Integer> closed) {
        boolean plain = words.stream().allMatch(LOCALE.newEncoder()::canEncode);
        return plain && closed.isEmpty() ? words : byShell(words, closed);
    }

    private static List<String> byShell(List<String> words, List<Integer> closed) {
        StringBuilder made = new StringBuilder();
        StringBuilder exec = new StringBuilder("exec");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "", "sh"));
        for (String word : words) {
            if (LOCALE.newEncoder().canEncode(word)) {
                command.add(word);
                exec.append(" \"${").append(command.size() - 4).append("}\"");
            } else { // by its bytes; the dot keeps line ends at its end
                String name = "word" + made.length();
                made.append(name).append("=$(printf '");
                for (byte each : ExactWords.encode(word)) {
                    made.append("\\%03o".formatted(Byte.toUnsignedInt(each)));
                }
                made.append(".'); ");
                exec.append(" \"${").append(name).append("%.}\"");
            }
        }
        closed.forEach(stream -> exec.append(' ').append(stream).append(">&-"));
        command.set(2, made.append(exec).toString());
        return command;
    }
}
