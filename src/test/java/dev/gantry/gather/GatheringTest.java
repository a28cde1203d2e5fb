package dev.gantry.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.cluster.Fetch.Fetched;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.kept.KeptAt;
import dev.gantry.trace.message.Message;

/** What a recording knows of records that members keep, without a member. */
class GatheringTest {
    private static final KeptAt AT = new KeptAt("0123456789abcdef", 7, "m0", "127.0.0.1:5701", 0);
    private static final int OUTLINE = 3;
    private static final long END = 100;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    /** A driver's recording with a worker, whose lane is closed. */
    private Trace driver() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("driver"));
        trace.laneOpened(0, 2, 1, LaneKind.MACHINE, LaneRole.PLAIN, names.intern("m0"));
        trace.laneOpened(0, OUTLINE, 2, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("m0 worker 1"));
        trace.mark(0, OUTLINE, names.intern(AT.message().text()));
        return trace;
    }

    private Snapshot ended() {
        Trace all = driver();
        all.laneClosed(END, OUTLINE);
        all.finish(END);
        return all.snapshot();
    }

    /** Of a worker that has nothing which is not there. */
    private static Snapshot fetchedNothing(Snapshot driver, long from, long to) throws IOException {
        return Gathering.of(driver, Kept.of(driver), List.of(new Fetched(AT, List.of())), from, to);
    }

    private static List<Kept> missing(Snapshot snapshot) {
        return Kept.missing(snapshot, Kept.of(snapshot), 0, snapshot.horizon());
    }

    @Test
    @DisplayName("where a member has nothing of a time, that is known; times that adjoin are one, to the end")
    void united() throws Exception {
        Snapshot driver = ended();
        assertThat(missing(driver)).hasSize(1);
        Snapshot later = fetchedNothing(driver, 41, END);
        assertThat(later.malformed()).isZero();
        assertThat(missing(later)).hasSize(1);
        assertThat(Kept.missing(later, Kept.of(later), 41, END + 1000)).as("what comes may reach beyond").isEmpty();
        Snapshot gap = fetchedNothing(later, 0, 30);
        assertThat(missing(gap)).hasSize(1);
        Snapshot all = fetchedNothing(gap, 20, 40);
        assertThat(missing(all)).isEmpty();
        assertThat(Gathering.fetched(driver, all)).isZero();
        assertThatThrownBy(() -> Fetching.of(all, List.of("m0"), 10, 90)).hasMessageContaining("fetched already");
    }

    @Test
    @DisplayName("a claim that missing records could refute is open until all that members keep is there")
    void claims() throws Exception {
        Snapshot driver = ended();
        Claim none = Claim.of("at most 0 tasks were submitted");
        Verdict open = none.on(driver);
        assertThat(open.outcome()).isEqualTo(Verdict.Outcome.OPEN);
        assertThat(open.doubts()).containsExactly(Message.say("claim.kept", "m0"));
        assertThat(none.on(fetchedNothing(driver, 0, 50)).outcome()).isEqualTo(Verdict.Outcome.OPEN);
        assertThat(none.on(fetchedNothing(driver, 0, END)).outcome()).isEqualTo(Verdict.Outcome.PROVED);
    }

    @Test
    @DisplayName("what is fetched into a recording that goes on does not end it")
    void goesOn() throws Exception {
        driver().publish(END);
        assertThat(fetchedNothing(trace.snapshot(), 0, END).finished()).isFalse();
        trace.finish(END);
        assertThat(fetchedNothing(trace.snapshot(), 0, END).finished()).isTrue();
    }

    @Test
    @DisplayName("a task that ended well, and of which nothing came though its time was fetched, was lost there")
    void tasksLost() throws Exception {
        Trace all = driver();
        all.laneOpened(0, 4, OUTLINE, LaneKind.THREAD, LaneRole.WORKER, names.intern("m0 worker 1"));
        for (int task = 1; task <= 2; task++) {
            all.taskSubmitted(task, 1, task, 0, names.intern("t" + task));
            all.taskStarted(10L * task, 4, task);
            all.taskEnded(10L * task + 5, 4, task, TaskState.SUCCEEDED, 0);
        }
        all.finish(END);
        Snapshot driver = all.snapshot();
        assertThat(Kept.lost(driver)).isEmpty();
        assertThat(Kept.lost(fetchedNothing(driver, 0, 17))).hasValue(Message.say("kept-lost", 1L));
        Snapshot whole = fetchedNothing(driver, 0, END);
        assertThat(Kept.lost(whole)).hasValue(Message.say("kept-lost", 2L));
        assertThat(Gathering.about(About.NOTHING, whole).notices()).containsExactly(Message.say("kept-lost", 2L));
        assertThat(Claim.of("at most 3 tasks were submitted").on(whole).outcome()).isEqualTo(Verdict.Outcome.OPEN);
    }

    @Test
    @DisplayName("records that a member lost are lost to the recording")
    void losses() {
        Trace all = driver();
        all.lost(2);
        all.publish(END);
        GatheredIntake intake = new GatheredIntake(all, names, all.snapshot(), 0);
        intake.open(0).lose(3);
        intake.open(0).lose(4);
        all.finish(END);
        assertThat(all.snapshot().lost()).isEqualTo(9);
    }

    @Test
    @DisplayName("where an earlier version fetched, and told no parts, nothing is fetched in twice")
    void earlier() {
        Trace all = driver();
        all.mark(10, OUTLINE, names.intern(Message.say("records-fetched", AT.session(), AT.link(), 0L, 50L).text()));
        all.mark(11, OUTLINE, names.intern(Message.say("records-fetched").text()));
        all.finish(END);
        Snapshot driver = all.snapshot();
        assertThat(Kept.missing(driver, Kept.of(driver), 0, 50)).isEmpty();
        Fetching rest = Fetching.of(driver, List.of(), 0, END);
        assertThatThrownBy(() -> rest.fetch(rest.address(), "token", Duration.ZERO, (_, _) -> {}, () -> true))
                .isInstanceOf(IOException.class).hasMessageContaining("earlier version of Gantry fetched some of m0");
    }
}
