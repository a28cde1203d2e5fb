package dev.gantry.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Words of a command line without loss. To the system they are bytes, of which Java makes characters by the locale;
 * bytes that are none there become U+FFFD. An exact word is the text of these bytes as UTF-8, in which the lone
 * surrogates U+DC80 to U+DCFF stand for bytes that are not, as in Python's {@code surrogateescape}.
 */
public final class ExactWords {
    private static final char LOST = '\uFFFD';
    private static final int ESCAPE = 0xDC00;
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private ExactWords() {}

    /**
     * The exact words of the last ones that this process was given. They stay as they are where nothing is lost, and
     * where the system does not tell the bytes: it is Linux that does.
     */
    public static List<String> of(List<String> last) {
        if (last.stream().allMatch(word -> word.indexOf(LOST) < 0)) {
            return last;
        }
        try {
            List<String> all = split(Files.readAllBytes(COMMAND_LINE));
            List<String> exact = all.subList(Math.max(0, all.size() - last.size()), all.size());
            boolean same = exact.stream().map(ExactWords::known).toList()
                    .equals(last.stream().map(ExactWords::known).toList());
            return same ? exact : last; // they were not this process's, but made in it
        } catch (IOException _) {
            return last;
        }
    }

    /** The letters of a word that every locale knows. */
    private static String known(String word) {
        return word.replaceAll("[^\\p{ASCII}]+", "");
    }

    /** The exact word that is this file's name. */
    public static String of(Path name) {
        String path = name.toUri().getRawPath(); // its bytes, with %hh for what is no letter of a URI
        String file = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String last = file.substring(file.lastIndexOf('/') + 1);
        ByteBuffer bytes = ByteBuffer.allocate(last.length());
        for (int at = 0; at < last.length(); at++) {
            if (last.charAt(at) == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(last, at + 1, at + 3));
                at += 2;
            } else {
                bytes.put((byte) last.charAt(at));
            }
        }
        return decode(bytes.flip());
    }

    private static List<String> split(byte[] line) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < line.length; at++) {
            if (line[at] == 0) {
                words.add(decode(ByteBuffer.wrap(line, from, at - from)));
                from = at + 1;
            }
        }
        return words;
    }

    /** The exact word of these bytes. */
    static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer word = CharBuffer.allocate(bytes.remaining());
        for (CoderResult end = decoder.decode(bytes, word, true); end.isError(); //
                end = decoder.decode(bytes, word, true)) {
            for (int i = 0; i < end.length(); i++) {
                word.put((char) (ESCAPE | Byte.toUnsignedInt(bytes.get())));
            }
        }
        return word.flip().toString();
    }

    /** The bytes of an exact word. */
    static byte[] encode(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        word.codePoints().forEach(each -> {
            if (isEscape(each)) {
                bytes.write(each & 0xff);
            } else {
                bytes.writeBytes(Character.toString(each).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** The word for people: with U+FFFD for each byte that is no UTF-8. */
    public static String shown(String word) {
        StringBuilder shown = new StringBuilder();
        word.codePoints().forEach(each -> shown.appendCodePoint(isEscape(each) ? LOST : each));
        return shown.toString();
    }

    private static boolean isEscape(int codePoint) {
        return codePoint >= ESCAPE + 0x80 && codePoint <= ESCAPE + 0xff;
    }
}
