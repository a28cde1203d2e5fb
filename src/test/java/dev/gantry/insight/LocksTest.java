package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Locks.Holder;
import dev.gantry.insight.Locks.Lock;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

@Tag("engine")
class LocksTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    LocksTest() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int lane = 2; lane <= 4; lane++) {
            trace.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("t" + lane));
        }
    }

    private void waits(int lane, Message lock, long from, long to, int by) {
        trace.blocked(from, lane, names.intern(lock.text()), 0);
        trace.unblocked(to, lane, by);
    }

    private List<Lock> locks(Area area, long horizon) {
        trace.finish(horizon);
        return Locks.of(trace.snapshot(), area).locks();
    }

    @Test
    void locksComeByTheTimeThatWasWaitedForThemWithWhoHeldThem() {
        Message map = Message.say("lock", "Map");
        waits(2, map, 10, 30, 4);
        waits(3, map, 35, 45, 2);
        waits(2, map, 50, 60, 4);
        waits(3, Message.say("lock", "List"), 60, 160, 0);
        waits(2, Message.say("sleep"), 100, 900, 0);
        waits(4, Message.say("park", "java.util.concurrent.locks.ReentrantLock$NonfairSync"), 200, 205, 3);
        waits(4, Message.say("park", "java.util.concurrent.CountDownLatch$Sync"), 300, 400, 3);
        List<Lock> locks = locks(new Area(0, 1000, Set.of()), 1000);
        assertThat(locks).extracting(Lock::of).containsExactly("List", "Map",
                "java.util.concurrent.locks.ReentrantLock$NonfairSync");
        assertThat(locks.get(0).holders()).isEmpty();
        Lock second = locks.get(1);
        assertThat(second.waits()).isEqualTo(3);
        assertThat(second.waiting()).isEqualTo(2);
        assertThat(second.total()).isEqualTo(40);
        assertThat(second.longest()).isEqualTo(20);
        assertThat(second.holders()).containsExactly(new Holder(4, 30), new Holder(2, 10));
    }

    @Test
    void ofAnAreaOnlyTimesWithinItCount() {
        waits(2, Message.say("lock", "Map"), 10, 110, 4);
        List<Lock> locks = locks(new Area(50, 60, Set.of(2)), 200);
        assertThat(locks).singleElement().satisfies(lock -> {
            assertThat(lock.total()).isEqualTo(10);
            assertThat(lock.longest()).isEqualTo(100);
            assertThat(lock.holders()).containsExactly(new Holder(4, 10));
        });
    }

    @Test
    void aWaitThatNamesTheHolderTellsItAlsoWhileItGoesOn() {
        trace.blocked(10, 2, names.intern(Message.say("lock", Message.say("held", "Map", "t3")).text()), 0);
        List<Lock> locks = locks(new Area(0, 100, Set.of()), 100);
        assertThat(locks).singleElement().satisfies(lock -> {
            assertThat(lock.of()).isEqualTo("Map");
            assertThat(lock.holders()).containsExactly(new Holder(3, 90));
        });
    }

    @Test
    void aReadingThatIsNotWantedAnyMoreEndsWithNothing() {
        waits(2, Message.say("lock", "Map"), 10, 110, 4);
        trace.finish(200);
        Snapshot snapshot = trace.snapshot();
        assertThat(Locks.of(snapshot, Area.of(snapshot), () -> false, _ -> {})).isEmpty();
    }
}
