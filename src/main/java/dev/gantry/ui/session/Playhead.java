package dev.gantry.ui.session;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.time.Playback;
import dev.gantry.view.time.Speed;

/**
 * The time up to which the shown recording is replayed, and how it goes on. While it plays, {@link #take} moves it once
 * per frame; at the end of a recording it stops, at the edge of a live one it goes on with what comes.
 */
public final class Playhead {
    private final Pump pump;
    private final LongSupplier clock;
    private Snapshot snapshot;
    private OptionalLong time = OptionalLong.empty();
    private Optional<Playback> playing = Optional.empty();
    private Speed speed = Speed.REAL;
    private boolean hides;

    Playhead(Pump pump, LongSupplier clock, Snapshot first) {
        this.pump = pump;
        this.clock = clock;
        this.snapshot = first;
    }

    /** The time that is replayed; empty while nothing is. */
    public OptionalLong time() {
        return time;
    }

    public boolean isOn() {
        return time.isPresent();
    }

    public boolean isPlaying() {
        return playing.isPresent();
    }

    /** Whether nothing is recorded beyond it. */
    public boolean isAtEnd() {
        return isOn() && time.getAsLong() >= snapshot.horizon();
    }

    /** Whether what comes after it is hidden. */
    public boolean hides() {
        return hides;
    }

    /** Hides what comes after it, or shows that again. */
    public void hide(boolean future) {
        if (future != hides) {
            hides = future;
            pump.mark(Reason.PLAYHEAD);
        }
    }

    public Speed speed() {
        return speed;
    }

    /** Plays at this speed from now on. */
    public void speed(Speed chosen) {
        if (!chosen.equals(speed)) {
            speed = chosen;
            playing = playing.map(now -> now.at(clock.getAsLong(), chosen));
            pump.mark(Reason.PLAYHEAD);
        }
    }

    /** Begins to replay, or goes on, at this time or the nearest recorded one. */
    public void go(long wanted) {
        put(wanted);
        playing = playing.map(_ -> new Playback(time.getAsLong(), clock.getAsLong(), speed));
    }

    /** Plays, or holds it; at the end it begins again. */
    public void play(boolean on) {
        if (on && !isPlaying() && isOn()) {
            put(isAtEnd() && snapshot.finished() ? snapshot.first() : time.getAsLong());
            playing = Optional.of(new Playback(time.getAsLong(), clock.getAsLong(), speed));
            pump.mark(Reason.PLAYHEAD);
        } else if (!on && isPlaying()) {
            playing = Optional.empty();
            pump.mark(Reason.PLAYHEAD);
        }
    }

    /** Replays no more. */
    public void leave() {
        if (isOn()) {
            time = OptionalLong.empty();
            playing = Optional.empty();
            hides = false;
            pump.mark(Reason.PLAYHEAD);
        }
    }

    /** The recording has grown or is another. */
    void recorded(Snapshot grown) {
        snapshot = grown;
    }

    /** Goes on as far as the clock says. */
    void take() {
        playing.ifPresent(now -> {
            put(now.at(clock.getAsLong()));
            if (isAtEnd() && snapshot.finished()) {
                play(false);
            } else if (isAtEnd()) {
                playing = Optional.of(new Playback(time.getAsLong(), clock.getAsLong(), speed)); // more is to come
            }
        });
    }

    private void put(long wanted) {
        OptionalLong there = OptionalLong.of(Math.clamp(wanted, snapshot.first(), snapshot.horizon()));
        if (!there.equals(time)) {
            time = there;
            pump.mark(Reason.PLAYHEAD);
        }
    }
}
