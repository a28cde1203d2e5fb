package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.gantry.format.chrome.JsonTokens.Token;

/** A part of a CPU profile, as the events {@code Profile} and {@code ProfileChunk} of V8 have it in their arguments. */
final class Profile {
    private static final int DEEPEST = 4;
    private static final String ANONYMOUS = "(anonymous)";

    /** One function on one stack; 0 is no parent. */
    record Node(long id, long parent, String name, String site, long[] children) {}

    /** When it began, in nanoseconds; {@link Microseconds#NONE} if this part does not tell. */
    long start = Microseconds.NONE;
    final List<Node> nodes = new ArrayList<>();
    /** Of each sample the node's id, and the nanoseconds since the sample before. */
    long[] samples = {};
    long[] deltas = {};

    private final JsonTokens json;
    private final TextPool texts;
    private final Microseconds times;

    private Profile(JsonTokens json, TextPool texts, Microseconds times) {
        this.json = json;
        this.texts = texts;
        this.times = times;
    }

    /** Whether events of this name are such. */
    static boolean isOne(String name) {
        return name.equals("Profile") || name.equals("ProfileChunk") || name.equals("CpuProfile");
    }

    /** Reads the arguments at whose opening brace the parser is. */
    static Profile read(JsonTokens json, TextPool texts, Microseconds times) throws IOException {
        Profile read = new Profile(json, texts, times);
        read.object(DEEPEST);
        return read;
    }

    private void object(int deepest) throws IOException {
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token value = json.next();
            switch (field) {
                case "data", "cpuProfile" -> {
                    if (value == Token.OBJECT && deepest > 0) {
                        object(deepest - 1);
                    } else {
                        json.skip();
                    }
                }
                case "startTime" -> start = times.read(json);
                case "nodes" -> nodes();
                case "samples" -> samples = numbers(false);
                case "timeDeltas" -> deltas = numbers(true);
                default -> json.skip();
            }
        }
    }

    private void nodes() throws IOException {
        if (json.token() != Token.ARRAY) {
            json.skip();
            return;
        }
        while (json.next() != Token.END_ARRAY) {
            if (json.token() == Token.OBJECT) {
                node();
            } else {
                json.skip();
            }
        }
    }

    private void node() throws IOException {
        long id = 0;
        long parent = 0;
        String[] frame = {ANONYMOUS, ""};
        long[] children = {};
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token value = json.next();
            switch (field) {
                case "id" -> id = number();
                case "parent" -> parent = number();
                case "children" -> children = numbers(false);
                case "callFrame" -> {
                    if (value == Token.OBJECT) {
                        frame = frame();
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
        nodes.add(new Node(id, parent, frame[0], frame[1], children));
    }

    /** Its name, and its line as {@code url:line}. */
    private String[] frame() throws IOException {
        String name = "";
        String url = "";
        long line = -1;
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token value = json.next();
            switch (field) {
                case "functionName" -> name = text(value);
                case "url" -> url = text(value);
                case "lineNumber" -> line = number();
                default -> json.skip();
            }
        }
        return new String[]{name.isEmpty() ? ANONYMOUS : name,
                url.isEmpty() || line < 0 ? "" : url + ":" + (line + 1)}; // lines count from 0
    }

    private String text(Token value) throws IOException {
        if (value.isScalar() && value != Token.NULL) {
            return texts.read(json);
        }
        json.skip();
        return "";
    }

    private long number() throws IOException {
        if (json.token() == Token.INTEGER && json.count() < 18) {
            return json.number();
        }
        json.skip();
        return 0;
    }

    private long[] numbers(boolean areTimes) throws IOException {
        if (json.token() != Token.ARRAY) {
            json.skip();
            return new long[0];
        }
        long[] read = new long[16];
        int count = 0;
        while (json.next() != Token.END_ARRAY) {
            read = count == read.length ? Arrays.copyOf(read, 2 * count) : read;
            long value = areTimes ? times.read(json) : number();
            read[count++] = value == Microseconds.NONE ? 0 : value;
        }
        return Arrays.copyOf(read, count);
    }
}
