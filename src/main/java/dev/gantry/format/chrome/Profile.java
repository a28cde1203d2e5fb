package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * CPU profile of V8, or a part of one: as the events {@code Profile} and {@code ProfileChunk} have it in their
 * arguments, or as it is alone in a file, {@code .cpuprofile}. Of one that is cut what was read is there.
 */
final class Profile {
    /** More nodes, or more samples, are left out. */
    private static final int MOST = 1 << 23;

    private static final int DEEPEST = 4;
    private static final String ANONYMOUS = "(anonymous)";

    /** One function on one stack; 0 is no parent. */
    record Node(long id, long parent, String name, String site, long[] children) {}

    /** When it began, in nanoseconds; {@link Microseconds#NONE} if this part does not tell. */
    long start = Microseconds.NONE;
    final List<Node> nodes = new ArrayList<>();
    /** Of each sample the node's id, and the nanoseconds since the sample before. */
    final Numbers samples = new Numbers();
    final Numbers deltas = new Numbers();

    private final JsonTokens json;
    private final TextPool texts;
    private final Microseconds times;
    private boolean stamped;
    private long leftOut;

    /** Numbers in a row. */
    static final class Numbers {
        private long[] all = {};
        private int size;

        int size() {
            return size;
        }

        long get(int at) {
            return all[at];
        }

        private void add(long value) {
            if (size == all.length) {
                all = Arrays.copyOf(all, Math.max(16, 2 * size));
            }
            all[size++] = value;
        }

        private long[] toArray() {
            return Arrays.copyOf(all, size);
        }
    }

    /** One without anything, whose {@linkplain #field fields} come one by one. */
    Profile(JsonTokens json, TextPool texts, Microseconds times) {
        this.json = json;
        this.texts = texts;
        this.times = times;
    }

    /** Whether events of this name are such. */
    static boolean isOne(String name) {
        return name.equals("Profile") || name.equals("ProfileChunk") || name.equals("CpuProfile");
    }

    /** Whether an object with this field is a CPU profile. */
    static boolean begins(String field, Token value) {
        return field.equals("nodes") && value == Token.ARRAY || field.equals("head") && value == Token.OBJECT;
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
            if (value == Token.OBJECT && deepest > 0 && (field.equals("data") || field.equals("cpuProfile"))) {
                object(deepest - 1);
            } else if (!field(field)) {
                json.skip();
            }
        }
    }

    /** Reads the value at which the parser is, if this field is one of a profile; says whether. */
    boolean field(String field) throws IOException {
        switch (field) {
            case "startTime" -> {
                long told = times.read(json);
                start = stamped ? start : told;
            }
            case "nodes" -> nodes();
            case "head" -> tree();
            case "timestamps" -> stamps();
            case "samples" -> numbers(false, samples);
            case "timeDeltas" -> numbers(true, deltas);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether there is no sample with a time: a profile of the heap has none. */
    boolean isEmpty() {
        return samples.size == 0 || deltas.size == 0;
    }

    /** How many nodes and samples were left out, since they were too many. */
    long leftOut() {
        return leftOut;
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

    /** A function of a tree that is being read; those that it calls are read before it ends. */
    private static final class Branch {
        private final int place;
        private final Numbers children = new Numbers();
        private long id;
        private String name = "";
        private String url = "";
        private long line;

        Branch(int place) {
            this.place = place;
        }

        Node node() {
            return new Node(id, 0, name.isEmpty() ? ANONYMOUS : name,
                    url.isEmpty() || line <= 0 ? "" : url + ":" + line, children.toArray());
        }
    }

    /** The nodes as they were written before Chrome 58: each holds those that it calls. */
    private void tree() throws IOException {
        if (json.token() != Token.OBJECT) {
            json.skip();
            return;
        }
        Deque<Branch> open = new ArrayDeque<>();
        open.push(branch());
        while (!open.isEmpty()) {
            switch (json.next()) {
                case NAME -> told(open.peek());
                case OBJECT -> open.push(branch());
                case END_OBJECT -> {
                    Branch ended = open.pop();
                    if (ended.place < MOST) {
                        nodes.set(ended.place, ended.node());
                    }
                    if (!open.isEmpty()) {
                        open.peek().children.add(ended.id);
                    }
                }
                case END_ARRAY -> {
                    // all that this one calls are read
                }
                default -> json.skip();
            }
        }
    }

    /** The next one: it comes before those that it calls. */
    private Branch branch() {
        int place = nodes.size();
        if (place < MOST) {
            nodes.add(new Node(0, 0, ANONYMOUS, "", new long[0]));
        } else {
            leftOut++;
        }
        return new Branch(place);
    }

    private void told(Branch of) throws IOException {
        String field = json.name();
        Token value = json.next();
        switch (field) {
            case "id" -> of.id = number();
            case "functionName" -> of.name = text(value);
            case "url" -> of.url = text(value);
            case "lineNumber" -> of.line = number(); // lines count from 1 there
            case "children" -> {
                if (value != Token.ARRAY) {
                    json.skip();
                }
            }
            default -> json.skip();
        }
    }

    /** The times of samples as they were written then: by the clock, while {@code startTime} is in seconds. */
    private void stamps() throws IOException {
        Numbers stamps = new Numbers();
        numbers(true, stamps);
        for (int i = 0; i < stamps.size; i++) {
            deltas.add(i == 0 ? 0 : stamps.all[i] - stamps.all[i - 1]);
        }
        stamped = stamps.size > 0;
        start = stamped ? stamps.all[0] : start;
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
                case "children" -> children = numbers();
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
        if (nodes.size() < MOST) {
            nodes.add(new Node(id, parent, frame[0], frame[1], children));
        } else {
            leftOut++;
        }
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

    private long[] numbers() throws IOException {
        Numbers read = new Numbers();
        numbers(false, read);
        return read.toArray();
    }

    private void numbers(boolean areTimes, Numbers into) throws IOException {
        if (json.token() != Token.ARRAY) {
            json.skip();
            return;
        }
        while (json.next() != Token.END_ARRAY) {
            long value = areTimes ? times.read(json) : number();
            if (into.size < MOST) {
                into.add(value == Microseconds.NONE ? 0 : value);
            } else {
                leftOut += areTimes ? 0 : 1;
            }
        }
    }
}
