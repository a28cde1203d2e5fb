package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.State;

/** Readers before files that nobody wrote. */
class FuzzTest {
    private final Path folder;

    FuzzTest() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterProperty
    void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("content"));
        Files.deleteIfExists(folder);
    }

    /** A whole slice of the format. */
    record Whole(int thread, int start, int length) {}

    @Provide
    Arbitrary<List<Whole>> slices() {
        return Combinators.combine(Arbitraries.integers().between(1, 2), Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(0, 100)).as(Whole::new).list().ofMaxSize(60);
    }

    @Property(tries = 300)
    void noSliceVanishesHoweverSlicesLie(@ForAll("slices") List<Whole> slices) {
        StringBuilder text = new StringBuilder("[{},");
        for (Whole slice : slices) {
            text.append("{\"ph\":\"X\",\"name\":\"f\",\"pid\":1,\"tid\":").append(slice.thread).append(",\"ts\":")
                    .append(slice.start).append(".125,\"dur\":").append(slice.length).append(".5},");
        }
        Described opened = Described.of(folder, bytes(text.toString()));

        assertThat(opened.count()).isEqualTo(slices.size());
        assertThat(opened.snapshot().malformed()).isZero();
        long length = opened.all().mapToLong(FuzzTest::length).sum();
        assertThat(length).isEqualTo(slices.stream().mapToLong(slice -> slice.length * 1000L + 500).sum());
        opened.all().forEach(FuzzTest::checkNesting);
    }

    @Provide
    Arbitrary<String> events() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of("1", "-5", "2.5", "1e400", "null", "true", "[]", "{}", "\"7\"", "\"\"", "[[1]]",
                        "{\"name\":\"n\",\"x\":[1]}", "NaN", "9223372036854775807", "-99999999999999999999999"),
                Arbitraries.strings().ascii().ofMaxLength(5)
                        .map(text -> "\"" + text.replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\""));
        Arbitrary<String> field = Arbitraries.of("name", "cat", "ts", "dur", "pid", "tid", "id", "id2", "args", "s",
                "bp", "bind_id", "flow_in", "scope");
        Arbitrary<String> pair = Combinators.combine(field, value).as((name, is) -> "\"" + name + "\":" + is);
        Arbitrary<String> phase = Arbitraries.of("B", "E", "X", "i", "I", "C", "s", "t", "f", "M", "b", "n", "e", "S",
                "T", "F", "P", "", "XX");
        Arbitrary<String> event = Combinators.combine(phase, Arbitraries.integers().between(-9, 9),
                pair.list().ofMaxSize(6))
                .as((ph, ts, pairs) -> "{\"ph\":\"" + ph + "\",\"ts\":" + ts
                        + (pairs.isEmpty() ? "" : "," + String.join(",", pairs)) + "}");
        return event.list().ofMaxSize(40).map(all -> "{\"traceEvents\":[" + String.join(",", all) + "]}");
    }

    @Property(tries = 500)
    void eventsOfAnyShapeAreReadToTheEnd(@ForAll("events") String text) {
        Described opened = Described.of(folder, bytes(text));

        assertThat(opened.trouble()).isEmpty();
        opened.all().forEach(FuzzTest::checkNesting);
    }

    @Property(tries = 150)
    void aRecordingWithSomeBytesOverwrittenIsOpenedOrRefused(@ForAll("places") List<Integer> places,
            @ForAll byte value) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/dev/gantry/format/jfr/workload.jfr"));
        for (int place : places) {
            content[place % content.length] = value;
        }
        checkNamed(Described.of(folder, content));
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.oneOf(Arbitraries.integers().between(4, 120), Arbitraries.integers().between(4, 1 << 20))
                .list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 200)
    void anyBytesAreRefusedOrRead(@ForAll("beginnings") byte[] beginning, @ForAll byte[] rest) {
        byte[] content = new byte[beginning.length + rest.length];
        System.arraycopy(beginning, 0, content, 0, beginning.length);
        System.arraycopy(rest, 0, content, beginning.length, rest.length);
        checkNamed(Described.of(folder, content));
    }

    @Provide
    Arbitrary<byte[]> beginnings() {
        return Arbitraries.of("", "FLR\0\0\2\0\1", "[{", "{\"traceEvents\":[{", "\u001f\u008b\b").map(FuzzTest::bytes);
    }

    private static void checkNamed(Described opened) {
        assertThat(opened.trouble()).doesNotContain("makes no sense (", "memory does not suffice", "(null)");
        assertThat(opened.file().state()).isIn(Recording.State.ENDED, Recording.State.FAILED);
        assertThat(opened.count(State.RUNNING, "")).isNotNegative();
    }

    private static long length(Lane lane) {
        long sum = 0;
        for (int depth = 0; depth < lane.depth(); depth++) {
            for (int i = 0; i < lane.row(depth).size(); i++) {
                sum += lane.row(depth).end(i) - lane.row(depth).start(i);
            }
        }
        return sum;
    }

    /** Slices of a row never overlap, and each lies in one of the row above. */
    private static void checkNesting(Lane lane) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                assertThat(row.end(i)).isGreaterThanOrEqualTo(row.start(i));
                assertThat(i == 0 || row.start(i) >= row.end(i - 1)).isTrue();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
