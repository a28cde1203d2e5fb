package dev.gantry.ui.chart;

import java.util.Optional;
import java.util.function.LongSupplier;

import dev.gantry.recording.Recording;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.View;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.time.TimeMap;

/**
 * A second recording below the first, on the first one's axis: any recording, whoever made it, live or not. The first
 * one's navigation moves both.
 */
public final class Beside {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    private final Pump pump;
    private final Pane first;
    private final Pane second;
    private Optional<Recording> recording = Optional.empty();
    private Snapshot snapshot = NOTHING;
    private TimeMap axis = TimeMap.SAME;
    private Optional<View> before = Optional.empty();

    /** Nothing yet beside this one; what is replayed goes with the clock, in nanoseconds. */
    public Beside(Pump pump, Pane first, LongSupplier clock) {
        this.pump = pump;
        this.first = first;
        Pointer pointer = new Pointer(pump);
        Navigation navigation = new Navigation(pump, NOTHING, clock, first.navigation());
        Lanes lanes = new Lanes(pump);
        second = new Pane(() -> snapshot, new Chart(pump, () -> snapshot, pointer, navigation, lanes), pointer,
                navigation, lanes);
    }

    /** The second chart. */
    public Pane pane() {
        return second;
    }

    /** The recording beside the first. */
    public Optional<Recording> recording() {
        return recording;
    }

    public boolean isOn() {
        return recording.isPresent();
    }

    /** Shows this below the first, with its beginning below the first one's. */
    public void show(Recording other) {
        if (before.isEmpty()) {
            before = Optional.of(first.navigation().view());
        }
        recording = Optional.of(other);
        restart(other.snapshot());
        first.navigation().fit();
    }

    /** Has the second one's times lie there on the axis of the first. */
    public void axis(TimeMap map) {
        axis = map;
        second.navigation().axis(map);
        extend();
        pump.mark(Reason.VIEW);
    }

    /** Shows the first alone again, as it was. */
    public void leave() {
        if (isOn()) {
            recording = Optional.empty();
            restart(NOTHING);
            first.chart().contrast(Contrast.NONE);
            before.ifPresent(first.navigation()::alone);
            before = Optional.empty();
        }
    }

    /** Another recording is shown first. */
    public void restarted() {
        before = before.map(_ -> first.navigation().view());
    }

    /** Takes what has been recorded beside the first; says whether more may come. */
    public boolean take() {
        if (!isOn()) {
            return false;
        }
        Snapshot current = recording.get().snapshot();
        if (current != snapshot) {
            second.pointer().follow(snapshot, current);
            snapshot = current;
            second.navigation().recorded(current, !current.finished());
            pump.mark(Reason.RECORDING);
        }
        extend();
        return second.chart().take() | !recording.get().state().isFinal();
    }

    private void extend() {
        if (isOn() && snapshot.records() > 0) {
            first.navigation().beside(axis.toAxis(snapshot.first()), axis.toAxis(snapshot.horizon()));
        }
    }

    private void restart(Snapshot other) {
        snapshot = other;
        axis = TimeMap.shift(other.first(), first.recorded().get().first());
        second.pointer().clear();
        second.navigation().axis(axis);
        second.navigation().restart(other, Optional.empty());
        second.chart().contrast(Contrast.NONE);
        second.chart().restart();
        extend();
        pump.mark(Reason.RECORDING);
        pump.mark(Reason.VIEW);
        pump.mark(Reason.RUN);
    }
}
