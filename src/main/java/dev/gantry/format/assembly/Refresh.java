package dev.gantry.format.assembly;

import java.io.IOException;

import dev.gantry.format.TraceUnderConstruction;

/**
 * Schedules previews of what was gathered so far, each with four times as many events as the last, so that all of them
 * together cost little; and none where nobody looks.
 */
public final class Refresh {
    private static final int STEPS = 1 << 10;
    private static final long FIRST = 250_000_000;
    private static final int MORE = 4;

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final long begun = System.nanoTime();
    private int steps;
    private long shown;

    public Refresh(TraceUnderConstruction opening, Assembly assembly) {
        this.opening = opening;
        this.assembly = assembly;
    }

    /** Called for every event. */
    public void step() throws IOException {
        opening.step();
        if (++steps % STEPS == 0 && isDue() && opening.isLookedAt()) {
            shown = assembly.size();
            Target preview = Target.previewOf(opening);
            assembly.writeTo(preview);
            preview.trace().publish(0);
            opening.preview(preview.trace().snapshot());
        }
    }

    private boolean isDue() {
        return shown == 0 ? System.nanoTime() - begun > FIRST && assembly.size() > 0 : assembly.size() > MORE * shown;
    }
}
