package dev.gantry.format.chrome;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two threads parse of a file is what one parses. */
@Tag("engine")
class ParserAheadTest {
    private static final int FILES = 150;
    private static final List<String> ARGUMENTS = List.of("", ",\"args\":{}",
            ",\"args\":{\"list\":[{\"ph\":\"X\",\"name\":\"inner\"},{\"id\":3}]}",
            ",\"args\":{\n\"deep\":{\"a\":[1,2,{\"ts\":5}]}}", ",\"args\":{\"text\":\"},{\\\"ph\\\":\"}",
            ",\"args\":{\"real\":1.5e300,\"long\":123456789012345678901234567890}");
    private static final List<String> BAD = List.of("tru", "\"\\q\"", "\"\\ud800\"", "\"caf\u00e9\"", "1e999", "--3",
            "}", "]",
            ":", "{", "[", "\"", "\u0001", "/*", "//", "9999999999999999999999");

    private static final class Read {
        final List<String> events = new ArrayList<>();
        /** The objects in which the events came, which are used again. */
        final Set<Event> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Read read(byte[] file, int piece, int least, Executor second) throws IOException {
        Read read = new Read();
        JsonBytes bytes = new JsonBytes(new ByteArrayInputStream(file), piece);
        JsonTokens json = new JsonTokens(bytes, 8);
        Microseconds times = new Microseconds();
        ParsedEvents parsed = new ParsedEvents();
        EventParser events = new EventParser(json, times, parsed);
        ParserAhead ahead = new ParserAhead(bytes, json, times, events, parsed, 8, least, second);
        Document document = new Document(json, times, events, parsed, ahead);
        try (ahead; parsed) {
            parsed.take(document::read, new ParsedEvents.Taker() {
                @Override
                public void header(Event said, boolean inObject) {
                    read.events.add("header " + said.own + inObject);
                }

                @Override
                public void event(Event event) {
                    read.events.add(told(event));
                    read.objects.add(event);
                }
            });
            read.events.add("end");
        } catch (IOException stopped) {
            read.events.add(stopped.getClass() + " " + stopped.getMessage());
        }
        read.events.add(
                "%d damages, first %s; %d replaced, %d too long, %d beyond, slack %d; %d are none; parts %s; line %d"
                        .formatted(json.damages(), json.damage().map(Throwable::getMessage).orElse("none"),
                                json.replaced(),
                                json.tooLong(), times.beyond(), times.slack(), document.noEvents(), document.parts(),
                                json.line()));
        return read;
    }

    private static String told(Event event) {
        return "%s|%s|%s|%d|%d|%s|%s|%s|%b|%s|%s|%s".formatted(event.phase, event.name, event.category, event.time,
                event.duration, event.process, event.thread, event.id, event.argued, event.arguments, event.own,
                event.text.text());
    }

    private static byte[] file(Random random) {
        StringBuilder text = new StringBuilder();
        boolean list = random.nextBoolean();
        String between = random.nextBoolean() ? ",\n" : random.nextBoolean() ? "," : " ,\n\n ";
        boolean gantry = random.nextInt(4) == 0;
        text.append(list ? "[" : gantry ? "{\"gantry\":{\"version\":2},\"traceEvents\":[" : "{\"traceEvents\":[\n");
        int count = random.nextInt(300);
        int damages = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : between);
            text.append("{\"ph\":\"%s\",\"name\":\"n%d\",\"pid\":%d,\"tid\":\"%d\",\"ts\":%s%s}".formatted(
                    "XBECisf".charAt(random.nextInt(7)), random.nextInt(50), random.nextInt(3), random.nextInt(3),
                    random.nextInt(5) == 0 ? "1.2345" : String.valueOf(random.nextInt(1_000_000)),
                    ARGUMENTS.get(random.nextInt(3) == 0 ? random.nextInt(ARGUMENTS.size()) : 0)));
        }
        text.append(list ? "]" : "],\"samples\":[1,{\"ph\":\"X\"}]}");
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(text.length());
            text.replace(at, at + random.nextInt(3), BAD.get(random.nextInt(BAD.size())));
        }
        return text.toString().getBytes(random.nextInt(4) == 0 ? ISO_8859_1 : UTF_8);
    }

    @Test
    @DisplayName("random files, some damaged: the same events in the same order, and the same is told of the file")
    void randomFiles() throws IOException {
        Random random = new Random(7);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < FILES; i++) {
                check(file(random), 64 + random.nextInt(4000), thread, "file " + i);
            }
        }
    }

    @Test
    @DisplayName("files of other programs")
    void realFiles() throws IOException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Stream<Path> all = Files.walk(Path.of("src/test/resources/dev/gantry/format/chrome"))) {
            for (Path file : all.filter(each -> each.toString().endsWith(".json")).toList()) {
                for (int piece : new int[]{100, 1000, 10_000, 1 << 20}) {
                    check(Files.readAllBytes(file), piece, thread, file + " in pieces of " + piece);
                }
            }
        }
    }

    @Test
    @DisplayName("in a good file what was parsed ahead is taken, nearly half of it")
    void taken() throws IOException {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            text.append("{\"ph\":\"X\",\"ts\":").append(i).append("},\n");
        }
        byte[] file = text.append("{}]").toString().getBytes(UTF_8);
        Read read = read(file, 10_000, 5_000, Runnable::run);
        assertThat(read.events).hasSize(10_003);
        assertThat(read.objects).as("more than one parser has").hasSizeGreaterThan(5_000);
    }

    @Test
    @DisplayName("where objects in arguments look like events, no more is guessed after a while")
    void wrongGuesses() throws IOException {
        String event = "{\"ph\":\"X\",\"ts\":1,\"args\":{\"list\":[" + "{\"ts\":2},".repeat(500) + "0]}},";
        byte[] file = ("[" + event.repeat(100) + "{}]").getBytes(UTF_8);
        List<Integer> jobs = new ArrayList<>();
        Read read = read(file, 10_000, 5_000, job -> {
            jobs.add(1);
            job.run();
        });
        assertThat(read.events).hasSize(103);
        assertThat(jobs.size()).isBetween(8, 20);
    }

    private static void check(byte[] file, int piece, Executor thread, String what) throws IOException {
        List<String> alone = read(file, piece, Integer.MAX_VALUE, Runnable::run).events;
        assertThat(read(file, piece, piece / 4, Runnable::run).events).as(what).isEqualTo(alone);
        assertThat(read(file, piece, piece / 4, thread).events).as(what + ", in a thread").isEqualTo(alone);
    }
}
