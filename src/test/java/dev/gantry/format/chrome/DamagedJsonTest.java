package dev.gantry.format.chrome;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.Described;
import dev.gantry.trace.State;

/** What is damaged, too long or too deep costs no more than itself: what comes after it is read, and it is told. */
@Tag("engine")
class DamagedJsonTest {
    private static final String THREAD = "process 1 > thread 2";
    private static final String A = """
            {"name":"a","ph":"X","pid":1,"tid":2,"ts":1,"dur":10}""";
    private static final String B = """
            {"name":"b","ph":"X","pid":1,"tid":2,"ts":20,"dur":10}""";
    private static final String SLICE_A = "0 running a 0-10000";
    private static final String SLICE_B = "0 running b 19000-29000";

    @TempDir
    private Path folder;

    private Described text(String text) {
        return Described.of(folder, text.getBytes(UTF_8));
    }

    private Described list(String... events) {
        return text("[" + String.join(",\n", events) + "]");
    }

    private static String with(String fields) {
        return """
                {"ph":"X","pid":1,"tid":2,"ts":15,"dur":2,%s}""".formatted(fields);
    }

    private static String argument(String value) {
        return with("\"name\":\"m\",\"args\":{\"x\":1,\"k\":" + value + "}");
    }

    /** The other two are there, and the one between them is shown as this. */
    private static void between(Described opened, String... shown) {
        assertThat(opened.slices(THREAD)).containsExactlyElementsOf(
                Stream.of(List.of(SLICE_A), List.of(shown), List.of(SLICE_B)).flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 100, 1_000_000})
    @DisplayName("an argument that is nested too deeply is lost alone")
    void deep(int depth) {
        Described opened = list(A, argument("[".repeat(depth) + "]".repeat(depth)), B);
        assertThat(opened.trouble()).isEmpty();
        between(opened, "0 running m 14000-16000");
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 400_000})
    @DisplayName("a number that is too long is lost alone: an argument, a time")
    void longNumbers(int digits) {
        Described opened = list(A, argument("7".repeat(digits)),
                with("\"name\":\"late\",\"ts\":" + "7".repeat(digits)), B);
        assertThat(opened.trouble()).isEmpty();
        between(opened, "0 running m 14000-16000");
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.",
                "1 event has no phase or no time and is left out.")
                .anyMatch(notice -> notice.startsWith("2 texts or numbers are longer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "ä", "\\n", "漢"})
    @DisplayName("a text that is too long is cut at a character, and the same however it is read")
    void longTexts(String letter) {
        Described opened = list(A, with("\"name\":\"" + letter.repeat(1_200_000) + "\""), B);
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.slices(THREAD)).hasSize(3).last().isEqualTo(SLICE_B);
        String name = opened.slices(THREAD).get(1).substring("0 running ".length());
        assertThat(name.replaceAll("[nä\n漢]{4000,}+", "(letters)")).isEqualTo("(letters)… 14000-16000");
        assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("1 text or number is longer"));
    }

    @Test
    @DisplayName("a key that is too long loses its argument alone, and outside of the arguments nothing")
    void longKeys() {
        String key = "\"" + "k".repeat(2 << 20) + "\":1";
        Described opened = list(A, with("\"name\":\"m\"," + key), with("\"name\":\"n\",\"args\":{" + key + "}"), B);
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.count()).isEqualTo(4);
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u12", "\\u", "\\u12g", "\\uD83D\\u00"})
    @DisplayName("an escape without all its digits is replaced alone")
    void cutEscapes(String escape) {
        Described opened = list(A, with("\"name\":\"x" + escape + "\""), B,
                argument("\"x" + escape + "\"").replace("15", "35"));
        assertThat(opened.trouble()).isEmpty();
        String replaced = "\ufffd".repeat(escape.length() > 6 ? 2 : 1) + (escape.endsWith("g") ? "g" : "");
        assertThat(opened.slices(THREAD)).contains("0 running x" + replaced + " 14000-16000")
                .endsWith("0 running m 34000-36000");
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("no Unicode text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "+7", ".5", "5.", "0x1f", "'x'", "undefined", "nan", "-", "1e", "tru", "\u00e4"})
    @DisplayName("a value that is none is lost alone, with the place of the first")
    void badValues(String value) {
        Described opened = list(A, argument(value), B);
        assertThat(opened.trouble()).contains("damaged at byte 1").contains("in line 2").contains("is shown too");
        between(opened, "0 running m 14000-16000");
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.",
                "In 1 place the file is no JSON: what stands there is left out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{name:\"m\"}", "{\"name\":\"m\",\"ts\":3,\"args\":{\"a\":1}", "}", "}}", ":",
                    "{\"name\" \"m\"}",
                    "{\"name\":\"m\",\"args\":[1 2]}", "\u0000", "{\"args\":{\"a\":[{\"x\":1},{\"y\":\u0001}]}}",
                    "{\"name\":\"m}"})
    @DisplayName("where the structure is broken, the events there are lost, and not those after the next line")
    void broken(String event) {
        Described opened = list(A, event, B, B.replace("20", "40"), B.replace("20", "60"));
        assertThat(opened.trouble()).contains("damaged at byte").contains("is shown too");
        assertThat(opened.slices(THREAD)).startsWith(SLICE_A).endsWith("0 running b 39000-49000",
                "0 running b 59000-69000");
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("the file is no JSON"));
    }

    @Test
    @DisplayName("a bracket too many ends the list, and not the file")
    void bracketTooMany() {
        Described opened = list(A + "]", B);
        between(opened);
        assertThat(opened.trouble()).contains("damaged at byte");
        between(text("{\"traceEvents\":[" + A + "],\n" + B + "],\"otherData\":{}}"));
    }

    @Test
    @DisplayName("damage before the list of events, and behind it")
    void aroundTheList() {
        Described opened = text("{\"otherData\":{\"a\":b,c},\"traceEvents\":[" + A + ",\n" + B + "],\"more\":[}");
        between(opened);
        assertThat(opened.trouble()).contains("damaged at byte 18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,\n%s]\n", "{\"traceEvents\":[%s,\n%s]}", "%s\n%s\n", "%s,\n%s,\n"})
    @DisplayName("what follows the first value of a file is read too; what is none is told")
    void behindTheFirst(String first) {
        String other = A.replace("\"tid\":2", "\"tid\":3");
        for (String behind : List.of("[" + other + "]", "{\"traceEvents\":[" + other + "]}", other)) {
            Described opened = text(first.formatted(A, B) + behind);
            assertThat(opened.trouble()).isEmpty();
            between(opened);
            assertThat(opened.slices("process 1 > thread 3")).containsExactly(SLICE_A);
        }
        Described opened = text(first.formatted(A, B) + "the end");
        assertThat(opened.trouble()).contains("damaged at byte");
        between(opened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":\"m\",\"ph\":\"X\",\"ti", "{\"name\":\"m\",\"ph\":\"X\"", "garbage", "}",
                    "\u0000\u0000",
                    "{\"name\":\"m\",\"ph\":\"X\",\"args\":{\"a\":[1,", "{\"x\":\"open"})
    @DisplayName("of one event a line, a damaged line is lost alone")
    void damagedLine(String line) {
        Described opened = text(String.join("\n", A, line, B));
        assertThat(opened.trouble()).contains("damaged at byte").containsPattern("in line [23]");
        between(opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ph\":", "\"args\":{\"a\":[1,", "\"args\":{\"a\":[", "\"args\":{\"a\":1,"})
    @DisplayName("an event that lost its end takes none of the lines after it into it")
    void cutLine(String end) {
        Described opened = list(A, "{\"name\":\"m\",\"ts\":1," + end, B, B.replace("20", "40"));
        assertThat(opened.trouble()).contains("damaged at byte").containsPattern("in line [23]");
        assertThat(opened.slices(THREAD)).containsExactly(SLICE_A, SLICE_B, "0 running b 39000-49000");
    }

    @Test
    @DisplayName("objects in an event may begin a line, where events have several")
    void severalLines() {
        String event = A.replace("}", ",\n\"args\":\n{\n\"name\":[\n{\n\"name\":1\n}\n]\n}\n}");
        for (Described opened : List.of(list(event, event.replace("1,", "20,").replace("a", "b")),
                text(event + "\n" + B))) {
            assertThat(opened.trouble()).isEmpty();
            assertThat(opened.count()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("a NUL character early in the file, and lists that begin with something else")
    void ofAKind() {
        assertThat(list(A.replace("\"a\"", "\"a\\u0000b\"").replace("\\u0000", "\u0000"), B).slices(THREAD))
                .containsExactly("0 running a\u0000b 0-10000", SLICE_B);
        for (String first : List.of("null", "1", "\"x\"", "true", "[]", "-1.5e3")) {
            between(list(first, A, B));
        }
        assertThat(text("[1\u0000\u0001]").trouble()).contains("of no kind");
        assertThat(text("{1}").trouble()).contains("of no kind");
    }

    @Test
    @DisplayName("a character of UTF-8 that is not all there is one replacement character")
    void badUtf8() {
        Described opened = Described.of(folder,
                ("[" + A.replace("\"a\"", "\"caf\u00e9\u00e2\u0082x\u00f0\u009f\u0098\"") + "]").getBytes(ISO_8859_1));
        assertThat(opened.slices(THREAD)).containsExactly("0 running caf\ufffd\ufffdx\ufffd 0-10000");
        assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("3 bytes or escapes"));
    }

    @Test
    @DisplayName("in UTF-16 half a surrogate pair costs itself, an odd byte at the end nothing else")
    void halves() {
        String text = "[" + A.replace("\"a\"", "\"\ud800bc\udc00d\ud83d\ude00\"") + "]";
        String shown = "0 running \ufffdbc\ufffdd😀 0-10000";
        for (boolean big : List.of(true, false)) {
            ByteArrayOutputStream units = new ByteArrayOutputStream();
            text.chars().forEach(unit -> {
                units.write(big ? unit >> 8 : unit);
                units.write(big ? unit : unit >> 8);
            });
            Described opened = Described.of(folder, units.toByteArray());
            assertThat(opened.trouble()).isEmpty();
            assertThat(opened.slices(THREAD)).containsExactly(shown);
            assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("2 bytes or escapes"));
            units.write(' ');
            opened = Described.of(folder, units.toByteArray());
            assertThat(opened.slices(THREAD)).containsExactly(shown);
            assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("3 bytes or escapes"));
        }
    }

    @Test
    @DisplayName("long files in UTF-16 are read whole, pairs at any place")
    void longUtf16() {
        String name = Stream.generate(() -> "x😀ä").limit(333).collect(Collectors.joining());
        String event = A.replace("\"a\"", "\"" + name + "\"").replace("\"ts\":1", "\"ts\":%d");
        String text = IntStream.range(0, 100).mapToObj(i -> event.formatted(100 * i))
                .collect(Collectors.joining(",", "\ufeff[", "]"));
        for (byte[] bytes : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
            Described opened = Described.of(folder, bytes);
            assertThat(opened.count(State.RUNNING, name)).isEqualTo(100);
            assertThat(opened.notices()).noneMatch(notice -> notice.contains("Unicode"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1e30", "9000000000000000", "99999999999999999999", "4000000000000000.5"})
    @DisplayName("times further off than a trace reaches are told")
    void farTimes(String time) {
        assertThat(list(A, with("\"name\":\"far\",\"ts\":" + time), B).notices())
                .contains("1 time is more than 73 years off: it is shown as 73 years.");
        assertThat(list(A, with("\"name\":\"now\",\"ts\":1700000000000000.125"), B).notices())
                .noneMatch(notice -> notice.contains("73 years"));
    }

    @Test
    @DisplayName("values of counters that are no numbers are told")
    void noNumbers() {
        String counter = """
                {"name":"c","ph":"C","pid":1,"ts":%d,"args":{"v":%s}}""";
        Described opened = list(A, counter.formatted(1, "NaN"), counter.formatted(2, "3"),
                counter.formatted(3, "-Infinity"), counter.formatted(4, "\"abc\""), counter.formatted(5, "\"4.5\""), B);
        assertThat(opened.counters()).containsExactly("process 1 c: 3.0, 4.5");
        assertThat(opened.notices()).contains("3 values of counters are no numbers, and are left out.");
    }

    @Test
    @DisplayName("a counter without values, a duration below 0 and arguments that are no object are told")
    void ofTheWrongKind() {
        Described opened = list(A, with("\"name\":\"m\",\"dur\":-1"), B,
                """
                        {"name":"c","ph":"C","pid":1,"ts":1,"args":{}},{"name":"c","ph":"C","pid":1,"ts":2},
                        {"name":"c","ph":"C","pid":1,"ts":3,"args":{"a":{"b":1}}}""");
        between(opened, "0 running m 14000-14000");
        assertThat(opened.notices()).contains("1 slice has no duration and is shown without length.",
                "3 values of counters are no numbers, and are left out.");
        assertThat(list(A, with("\"name\":\"m\",\"args\":[1,2]"), with("\"name\":\"n\",\"args\":\"text\""),
                with("\"name\":\"o\",\"args\":\"\""), with("\"name\":\"p\",\"args\":null"), B).notices())
                .contains("2 events have arguments, which are not shown.");
    }

    @Test
    @DisplayName("numbers of processes and threads may be written as real ones")
    void realNumbers() {
        between(list(A.replace("\"pid\":1,\"tid\":2", "\"pid\":1.0,\"tid\":2.0"), B));
    }
}
