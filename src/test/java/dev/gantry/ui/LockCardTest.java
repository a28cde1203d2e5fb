package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Locks.Lock;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;
import dev.gantry.view.explain.Selection;

/** The locks that were waited for, in the statistics. */
@Tag("screen")
class LockCardTest {
    private static final long MS = 1_000_000;

    private final Screen screen = Screen.over(recorded(), Runnable::run);
    private final Gestures hand = new Gestures(screen);

    private static Snapshot recorded() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int lane = 2; lane <= 4; lane++) {
            trace.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("thread-" + lane));
        }
        int map = names.intern(Message.say("lock", "Map").text());
        for (int i = 0; i < 3; i++) {
            trace.blocked((10 + 20 * i) * MS, 2, map, 0);
            trace.unblocked((20 + 20 * i) * MS, 2, 3);
        }
        trace.blocked(80 * MS, 4, names.intern(Message.say("lock", "List").text()), 0);
        trace.unblocked(85 * MS, 4, 3);
        trace.finish(100 * MS);
        return trace.snapshot();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @SuppressWarnings("unchecked") // the table has locks
    private TableView<Lock> table() {
        return (TableView<Lock>) screen.stage().getScene().lookup("#statistics-lock-table");
    }

    @Test
    void aClickMarksTheWaitsAndGoesToWhoHeldTheLockAndEscapeTakesThatBack() {
        hand.push(KeyCode.CONTROL, KeyCode.B);
        screen.until(() -> table() != null && table().getItems().size() == 2);
        assertThat(Screen.fx(() -> List.copyOf(table().getItems()))).extracting(Lock::of).containsExactly("Map",
                "List");
        Screen.fx(() -> {
            table().getSelectionModel().select(0);
            return null;
        });
        screen.idle();
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(3));
        assertThat(Screen.fx(() -> hand.pointer().found().size())).isEqualTo(3);
        hand.push(KeyCode.ESCAPE);
        hand.push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(Screen.fx(() -> hand.pointer().found().isEmpty())).isTrue();
        assertThat(Screen.fx(() -> table().getSelectionModel().isEmpty())).isTrue();
    }
}
