package dev.gantry.format.chrome;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.Described;

/** What other programs write that the Trace Event Format allows, or that its readers put up with. */
@Tag("engine")
class OtherWritersTest {
    private static final String TWO = "{\"name\":\"a\",\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":1,\"dur\":10}%s"
            + "{\"name\":\"b\",\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":20,\"dur\":10}";

    @TempDir
    private Path folder;

    private Described bytes(byte[] content) {
        return Described.of(folder, content);
    }

    private Described list(String events) {
        return bytes(("[" + events + "]").getBytes(UTF_8));
    }

    private static void holdsBoth(Described opened) {
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.slices("process 1 > thread 2")).containsExactly("0 running a 0-10000",
                "0 running b 19000-29000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"// by a program\n[%s]", "/* by\n * another */ [%s]", "[,%s]", "[%s,,]", "[%s,]", "\ufeff[%s]",
                    "{\"traceEvents\":[%s],// the end\n\"otherData\":{}}"})
    @DisplayName("comments, commas too many and a mark at the beginning are passed over")
    void lenient(String around) {
        holdsBoth(bytes(around.formatted(TWO.formatted(",")).getBytes(UTF_8)));
    }

    @Test
    @DisplayName("one event a line, without a list, also where the last line is cut off after an event")
    void lines() {
        holdsBoth(bytes(TWO.formatted("\n").getBytes(UTF_8)));
        holdsBoth(bytes((TWO.formatted("\r\n") + "\n").getBytes(UTF_8)));
    }

    @Test
    @DisplayName("UTF-16 with a mark")
    void utf16() {
        holdsBoth(bytes(("\ufeff[" + TWO.formatted(",") + "]").getBytes(UTF_16LE)));
    }

    @Test
    @DisplayName("a zip file with one file in it; with two it says what to do")
    void zip() throws IOException {
        holdsBoth(bytes(zip("[" + TWO.formatted(",") + "]", "folder/", "folder/trace.json")));
        assertThat(bytes(zip("[]", "a.json", "b.json")).trouble()).contains("holds 2").contains("unpack");
    }

    private static byte[] zip(String content, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(content.getBytes(UTF_8));
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("an id of the whole file pairs across processes, and is shown where it begins")
    void globalIds() {
        Described opened = list("""
                {"name":"g","cat":"c","ph":"b","id2":{"global":"0x5"},"pid":1,"tid":1,"ts":1},
                {"name":"g","cat":"c","ph":"e","id2":{"global":"0x5"},"pid":2,"tid":1,"ts":9}""");
        assertThat(opened.slices("process 1 > c (async)")).containsExactly("0 running g 0-8000");
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("no end"));
    }

    @Test
    @DisplayName("an id is one whether it is written in hex, in decimals, or as a text")
    void idsByValue() {
        Described opened = list("""
                {"name":"q","cat":"c","ph":"b","id":"0x10","pid":1,"tid":1,"ts":1},
                {"name":"q","cat":"c","ph":"e","id":16,"pid":1,"tid":1,"ts":9},
                {"name":"r","cat":"c","ph":"b","id":"0XfFfFfFfFfFfFfFfF","pid":1,"tid":1,"ts":11},
                {"name":"r","cat":"c","ph":"e","id":18446744073709551615,"pid":1,"tid":1,"ts":12}""");
        assertThat(opened.slices("process 1 > c (async)")).containsExactly("0 running q 0-8000",
                "0 running r 10000-11000");
    }

    @Test
    @DisplayName("what an id is at nests in its own newest lane, also when a lane of the id's before is used again")
    void newestLane() {
        Described opened = list("""
                {"ph":"b","cat":"c","id":"1","pid":1,"tid":1,"ts":0,"name":"x"},
                {"ph":"b","cat":"c","id":"1","pid":1,"tid":1,"ts":5,"name":"y"},
                {"ph":"e","cat":"c","id":"1","pid":1,"tid":1,"ts":10,"name":"x"},
                {"ph":"b","cat":"c","id":"2","pid":1,"tid":1,"ts":11,"name":"q"},
                {"ph":"b","cat":"c","id":"1","pid":1,"tid":1,"ts":12,"name":"z"},
                {"ph":"e","cat":"c","id":"1","pid":1,"tid":1,"ts":15,"name":"z"},
                {"ph":"e","cat":"c","id":"1","pid":1,"tid":1,"ts":20,"name":"y"},
                {"ph":"e","cat":"c","id":"2","pid":1,"tid":1,"ts":30,"name":"q"}""");
        assertThat(opened.slices("process 1 > c (async) > c (async) (overlapping 2)"))
                .containsExactly("0 running y 5000-20000", "1 running z 12000-15000");
    }

    @Test
    @DisplayName("an event without a thread is the main thread's, whose number is the process's")
    void mainThread() {
        Described opened = list("""
                {"name":"a","ph":"X","pid":7,"ts":1,"dur":2},{"name":"b","ph":"X","pid":7,"tid":7,"ts":5,"dur":2}""");
        assertThat(opened.slices("process 7 > thread 7")).containsExactly("0 running a 0-2000",
                "0 running b 4000-6000");
    }

    @Test
    @DisplayName("labels stand once behind a process's name, whichever came first")
    void labels() {
        String label = """
                {"name":"process_labels","ph":"M","pid":1,"args":{"labels":"tab one"}},""";
        String name = """
                {"name":"process_name","ph":"M","pid":1,"args":{"name":"P"}},""";
        String slice = """
                {"name":"a","ph":"X","pid":1,"tid":1,"ts":1,"dur":10}""";
        assertThat(list(label + label + name + slice).lanes()).contains("P (tab one)");
        assertThat(list(name + label + label.replace("one", "two") + slice).lanes()).contains("P (tab one, tab two)");
    }

    @Test
    @DisplayName("states of threads and what else is not shown is told")
    void told() {
        Described opened = bytes("""
                {"samples":[{"sf":2}],"stackFrames":{"2":{"name":"f"}},"systemTraceEvents":"# tracer: nop",
                "traceEvents":[{"name":"S","cat":"thread_state","ph":"T","ts":6,"dur":10,"pid":1,"tid":1},
                {"name":"a","ph":"X","pid":1,"tid":1,"ts":1,"dur":10}]}""".getBytes(UTF_8));
        assertThat(opened.notices()).anyMatch(text -> text.contains("not shown: systemTraceEvents"))
                .anyMatch(text -> text.contains("1 state of a thread"));
    }

    @Test
    @DisplayName("that files were put together is told, since no other program opens that")
    void putTogether() {
        String one = """
                {"traceEvents":[{"name":"a","ph":"X","pid":1,"tid":1,"ts":1,"dur":10}]}""";
        Described twice = bytes((one + "\n" + one).getBytes(UTF_8));
        assertThat(twice.slices("process 1 > thread 1")).hasSize(2);
        assertThat(twice.notices()).anyMatch(text -> text.startsWith("This file holds 2 traces one after the other"));
        assertThat(bytes(one.getBytes(UTF_8)).notices()).noneMatch(text -> text.contains("one after the other"));
    }

    @Test
    @DisplayName("slices that overlap by no more than the times' rounding are drawn shorter, and that is told")
    void rounding() {
        Described opened = list(
                """
                                {"name":"a","ph":"X","pid":1,"tid":1,"ts":0,"dur":10},
                        {"name":"b","ph":"X","pid":1,"tid":1,"ts":9,"dur":10}""");
        assertThat(opened.slices("process 1 > thread 1")).containsExactly("0 running a 0-10000",
                "0 running b 10000-19000");
        assertThat(opened.notices()).anyMatch(text -> text.startsWith("1 slice overlaps another"));
    }

    @Test
    @DisplayName("a byte that is no UTF-8 costs its character, and control characters nothing")
    void badBytes() {
        byte[] latin = """
                [{"name":"caf\u00e9","ph":"X","pid":1,"tid":1,"ts":1,"dur":1},
                {"name":"x\u0001y","ph":"X","pid":1,"tid":1,"ts":5,"dur":1}]""".getBytes(ISO_8859_1);
        Described opened = bytes(latin);
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.slices("process 1 > thread 1")).containsExactly("0 running caf\ufffd 0-1000",
                "0 running x\u0001y 4000-5000");
        assertThat(opened.notices()).anyMatch(text -> text.startsWith("1 byte or escape is no Unicode text"));
    }

    @Test
    @DisplayName("half a surrogate pair may stand in a key or a value")
    void surrogates() {
        Described opened = list("""
                {"ph":"X","pid":1,"tid":1,"ts":1,"dur":1,"name":"a","args":{"\\ud800":1}},
                {"ph":"X","pid":1,"tid":1,"ts":5,"dur":1,"name":"b\\udc00"}""");
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.slices("process 1 > thread 1")).containsExactly("0 running a 0-1000",
                "0 running b\ufffd 4000-5000");
    }

    @Test
    @DisplayName("wherever reading stops in between, what is repaired is the same, and good text is left as it is")
    void repairedInPieces() throws IOException {
        Random random = new Random(3);
        String[] parts = {"a", "\\n", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00", "é", "漢", "😀", "x".repeat(40)};
        String[] meant = {"a", "\n", "\\", "/", "A", "😀", "é", "漢", "😀", "x".repeat(40)};
        String[] bad = {"\\ud800", "\\udc00", "\u0080", "\u00ff", "\u00c3"};
        for (int round = 0; round < 300; round++) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            StringBuilder expected = new StringBuilder();
            written.writeBytes("[1.5, {\"key\":\"".getBytes(UTF_8));
            int replaced = 0;
            for (int i = 0; i < 60; i++) {
                if (random.nextInt(4) > 0) {
                    int part = random.nextInt(parts.length);
                    written.writeBytes(parts[part].getBytes(UTF_8));
                    expected.append(meant[part]);
                } else {
                    String part = bad[random.nextInt(bad.length)];
                    written.writeBytes((part + " ").getBytes(ISO_8859_1));
                    expected.append("\ufffd ");
                    replaced++;
                }
            }
            written.writeBytes("\"}]".getBytes(UTF_8));
            JsonTokens json = new JsonTokens(new ByteArrayInputStream(written.toByteArray()) {
                @Override
                public int read(byte[] into, int from, int length) {
                    return super.read(into, from, Math.min(length, 1 + random.nextInt(20)));
                }
            }, 2);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.ARRAY);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.REAL);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.OBJECT);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.NAME);
            assertThat(json.name()).isEqualTo("key");
            assertThat(json.next()).isEqualTo(JsonTokens.Token.TEXT);
            assertThat(new String(json.letters(), json.letter(), json.count(), UTF_8)).isEqualTo(expected.toString());
            assertThat(json.replaced()).isEqualTo(replaced);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.END_OBJECT);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.END_ARRAY);
            assertThat(json.next()).isEqualTo(JsonTokens.Token.NONE);
        }
    }
}
