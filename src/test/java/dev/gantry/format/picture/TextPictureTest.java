package dev.gantry.format.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.gantry.format.picture.TextPicture.Letters;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Width;
import dev.gantry.view.frame.Recordings;

class TextPictureTest {
    private static final long MS = Recordings.MS;

    @Test
    void drawsASmallRecordingInBlocks() {
        assertThat(new TextPicture(72, Letters.UNICODE, false).text(small())).isEqualTo("""
                                │0.0 s    │0.5 s     │1.0 s    │1.5 s     │2.0 s    │
                java   pid 4711
                  main          ──────────────────────────────────────────────────────
                  queue  most 4 ░2░░░░░░░░░░░░░░░░░░░░░░░░░
                  pool_0        1█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██│1▚··3█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██│3▚····
                  pool_1        2█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██│2▚···4█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒█!│4▚···

                █ running   ▒ blocked   ▚ callback   ░ queued   · idle   ! failed
                4 tasks (3 succeeded, 1 failed) · 2 workers · 2.60 s
                """);
    }

    @Test
    void drawsTheSameInAscii() {
        String text = new TextPicture(72, Letters.ASCII, false).text(small());

        assertThat(text).isEqualTo("""
                                |0.0 s    |0.5 s     |1.0 s    |1.5 s     |2.0 s    |
                java   pid 4711
                  main          ______________________________________________________
                  queue  most 4 :2:::::::::::::::::::::::::
                  pool_0        1#~~~~~~~~~~~~~~~~##|1%..3#~~~~~~~~~~~~~~~~##|3%....
                  pool_1        2#~~~~~~~~~~~~~~~~##|2%...4#~~~~~~~~~~~~~~~~#!|4%...

                # running   ~ blocked   % callback   : queued   . idle   ! failed
                4 tasks (3 succeeded, 1 failed) - 2 workers - 2.60 s
                """);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
    }

    @Test
    void isNeverWiderThanTheTerminal() {
        for (int width = 40; width < 200; width += 7) {
            int limit = width;
            for (Letters letters : Letters.values()) {
                assertThat(new TextPicture(width, letters, false).text(Recordings.twenty(Long.MAX_VALUE)).lines())
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(limit));
            }
        }
    }

    @Test
    void chineseNamesAndEmojiShiftNothing() {
        Recordings made = new Recordings();
        made.worker(0, 3, "pool_0");
        made.worker(0, 4, "工作线程一号");
        made.worker(0, 5, "e\u0301tude 🚀");
        made.worker(0, 6, "一个名字很长很长很长很长很长很长的工作线程");
        Snapshot recorded = made.finish(1000);
        for (int width : new int[]{40, 63, 64, 80}) {
            for (Letters letters : Letters.values()) {
                String text = new TextPicture(width, letters, false).text(recorded);
                String idle = letters == Letters.UNICODE ? "·" : ".";
                assertThat(text.lines().limit(7)).allSatisfy(line -> assertThat(Width.of(line))
                        .isLessThanOrEqualTo(width));
                assertThat(text.lines().filter(line -> line.contains(idle.repeat(5)))
                        .map(line -> Width.of(line.substring(0, line.indexOf(idle.repeat(5)))))
                        .distinct()).as(text).hasSize(1);
            }
        }
        assertThat(new TextPicture(80, Letters.UNICODE, false).text(recorded)).contains("工作线程一号 ")
                .contains("e\u0301tude 🚀 ");
    }

    @Test
    void coloursAddNothingButSequences() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        String coloured = new TextPicture(100, Letters.UNICODE, true).text(snapshot);

        assertThat(coloured).contains("\033[34m").contains("\033[33m");
        assertThat(coloured.replaceAll("\033\\[[0-9]+m", ""))
                .isEqualTo(new TextPicture(100, Letters.UNICODE, false).text(snapshot));
    }

    @Test
    void namesCannotSteerTheTerminal() {
        Recordings made = new Recordings();
        made.worker(0, 3, "evil\033[2J\nname");
        String text = new TextPicture(80, Letters.UNICODE, false).text(made.finish(1000));

        assertThat(text).contains("evil?[2J?name").doesNotContain("\033");
    }

    @Test
    void theLettersSuitTheCharacterSet() {
        assertThat(Letters.of(StandardCharsets.UTF_8)).isEqualTo(Letters.UNICODE);
        assertThat(Letters.of(StandardCharsets.US_ASCII)).isEqualTo(Letters.ASCII);
        assertThat(Letters.of(StandardCharsets.ISO_8859_1)).isEqualTo(Letters.ASCII);
    }

    private static Snapshot small() {
        Recordings made = new Recordings();
        Trace trace = made.trace;
        for (int task = 1; task <= 4; task++) {
            trace.taskSubmitted(0, Recordings.MAIN, task, 1, 0);
        }
        for (int worker = 0; worker < 2; worker++) {
            made.worker(10, 3 + worker, "pool_" + worker);
        }
        for (int task = 1; task <= 4; task++) {
            int lane = 3 + (task - 1) % 2;
            long start = task <= 2 ? 20 : (1050 + 50 * task) * MS;
            trace.taskStarted(start, lane, task);
            trace.blocked(start + 100 * MS, lane, made.names.intern("gantry:sleep"), 0);
            trace.unblocked(start + 900 * MS, lane, 0);
            trace.taskEnded(start + 1000 * MS, lane, task, task == 4 ? TaskState.FAILED : TaskState.SUCCEEDED,
                    task == 4 ? made.names.intern("boom") : 0);
            trace.callbackStarted(start + 1000 * MS, lane, task);
            trace.callbackEnded(start + 1100 * MS, lane, task);
        }
        trace.laneClosed(2500 * MS, 3);
        trace.laneClosed(2500 * MS, 4);
        return made.finish(2600 * MS);
    }
}
