package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** Which marks are notes of a producer. */
class ProducerNotesTest {
    private static final Message RING = Message.say("ring.gone");

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final ProducerNotes notes = new ProducerNotes();

    private void open(int lane, int parent, LaneKind kind) {
        trace.laneOpened(lane, lane, parent, kind, LaneRole.PLAIN, names.intern("lane " + lane));
    }

    private void mark(int lane, String text) {
        trace.mark(10, lane, names.intern(text));
        trace.publish(10);
        notes.look(trace.snapshot());
    }

    @Test
    void marksOfOursOnProcessesAreToldOnceEachInTheirOrder() {
        open(1, 0, LaneKind.PROCESS);
        mark(1, "gantry:unseen.generator(\"g\")");
        open(2, 0, LaneKind.PROCESS);
        mark(2, "gantry:unseen.generator(\"g\")");
        mark(2, "gantry:unseen.user");
        mark(1, "something else");
        mark(1, "gantry: a sentence is no message");
        assertThat(notes.unseen(List.of(RING))).containsExactly(Message.say("not-followed", RING),
                Message.say("not-followed", Message.say("unseen.generator", "g")),
                Message.say("not-followed", Message.say("unseen.user")));
    }

    @Test
    void whatTheProgramPrintsIsNoNote() {
        open(1, 0, LaneKind.PROCESS);
        open(2, 1, LaneKind.THREAD);
        mark(2, "gantry:unseen.user");
        assertThat(notes.unseen(List.of())).isEmpty();
    }

    @Test
    void theProgramsOwnEndIsToldFirstAndThoseOfItsChildrenByName() {
        for (int lane = 1; lane <= 10; lane++) {
            open(lane, 0, LaneKind.PROCESS);
            trace.processId(lane, lane, 100 + lane);
        }
        for (int lane = 10; lane > 0; lane--) {
            mark(lane, "gantry:ended-with(\"ValueError: " + lane + "\")");
        }
        mark(1, "gantry:ended-with(\"ValueError: again\")");
        assertThat(notes.ends(101)).hasSize(10)
                .startsWith(Message.say("program-ended", "ValueError: 1"),
                        Message.say("process-ended", "lane 10", "ValueError: 10"))
                .endsWith(Message.say("processes-ended", 1L));
        assertThat(notes.ends(999)).hasSize(9).endsWith(Message.say("processes-ended", 2L));
    }
}
