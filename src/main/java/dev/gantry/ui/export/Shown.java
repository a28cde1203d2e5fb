package dev.gantry.ui.export;

import java.util.Optional;

import dev.gantry.format.Excerpt;
import dev.gantry.format.OpenFile;
import dev.gantry.format.export.Choice;
import dev.gantry.format.picture.Look;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Session;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.style.Palette;
import dev.gantry.view.time.Viewport;

/**
 * Snapshot of what the window showed at one moment. Never changes, whatever is recorded or looked at meanwhile.
 *
 * @param snapshot the recording so far
 * @param about what is known beside it; it has a title
 * @param open whether more was still coming
 * @param name how a file of it would be called, without an ending
 * @param visible the time in sight, with the lanes as they were arranged
 * @param sight the same time in words, as the window counts times
 * @param area the selected box
 * @param emphasis what stood out
 * @param palette light or dark
 */
record Shown(
        Snapshot snapshot,
        About about,
        boolean open,
        String name,
        Excerpt visible,
        String sight,
        Optional<Excerpt> area,
        FrameOptions emphasis,
        Palette palette) {
    /** What is shown now. */
    static Shown now(Context context) {
        Session session = context.session();
        Pointer pointer = context.pointer();
        Navigation navigation = context.navigation();
        Snapshot snapshot = session.snapshot();
        About about = session.last().map(Recording::about).orElse(About.NOTHING);
        Optional<OpenFile> file = session.file();
        Excerpt arranged = new Excerpt(0, Long.MAX_VALUE, context.lanes().arrangement());
        return new Shown(snapshot,
                about.title().isEmpty() ? about.titled(session.title()) : about,
                session.isLive() || file.filter(each -> !each.state().isFinal()).isPresent(),
                file.map(each -> plain(each.file().getFileName().toString()))
                        .or(() -> session.program().map(Program::stem))
                        .orElseGet(() -> session.lesson().id()),
                visible(arranged, snapshot, navigation.viewport()),
                navigation.sight(),
                pointer.range().map(range -> box(arranged, snapshot, range)),
                pointer.emphasis().unhovered().flagged(navigation.notes().flags())
                        .replayed(navigation.playhead().time()),
                context.appearance().palette());
    }

    /** Export options for this part; a picture of what is not everything looks as the window did. */
    Choice choice(Part part, Palette colours, double scale) {
        FrameOptions standing = part == Part.WHOLE ? FrameOptions.NONE.coloured(emphasis.colours()) : emphasis;
        return new Choice(excerpt(part), new Look(Look.USUAL.width(), scale, colours, standing));
    }

    /** The time of the last record, from the first, in nanoseconds. */
    long length() {
        return Math.max(0, snapshot.horizon() - snapshot.first());
    }

    /** Excerpt for this part; everything in sight where no box is selected. */
    Excerpt excerpt(Part part) {
        return switch (part) {
            case WHOLE -> Excerpt.WHOLE;
            case VISIBLE -> visible;
            case AREA -> area.orElse(visible);
        };
    }

    private static Excerpt visible(Excerpt arranged, Snapshot snapshot, Viewport view) {
        boolean everything = view.start() <= snapshot.first() && view.end() >= snapshot.horizon();
        return everything
                ? arranged
                : arranged.between(Math.max(0, view.start() - snapshot.first()),
                        Math.max(0, view.end() - snapshot.first()));
    }

    private static Excerpt box(Excerpt arranged, Snapshot snapshot, Range range) {
        Excerpt time = arranged.between(Math.max(0, range.start() - snapshot.first()),
                Math.max(0, range.end() - snapshot.first()));
        return range.lanes().isEmpty() ? time : time.onLanes(snapshot, range.lanes());
    }

    private static String plain(String name) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
