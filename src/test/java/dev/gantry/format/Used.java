package dev.gantry.format;

import java.io.IOException;
import java.io.OutputStream;

import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.picture.Look;
import dev.gantry.format.picture.TextPicture;
import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.TaskLife;
import dev.gantry.view.explain.WhyBlocked;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.explain.WhySuspended;
import dev.gantry.view.frame.Charts;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneSort;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.layout.RunSummary;
import dev.gantry.view.time.Viewport;

/** Does with a recording what anybody can: all files are written of it, all views are made, everything is explained. */
public final class Used {
    private static final Choice NARROW = new Choice(Excerpt.WHOLE, Look.USUAL.wide(Look.NARROWEST));
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int MOST = 200;

    private Used() {}

    /** Pictures are frames that are painted: they are written too if asked for, which takes most of the time. */
    public static void byAll(Snapshot snapshot, About about, boolean pictures) throws IOException {
        boolean sampled = !snapshot.samples().isEmpty(); // what has no stacks can't be written as such
        for (Export kind : Exports.kinds()) {
            if (kind.way() instanceof Export.Writing file && (pictures || !kind.takesLook())
                    && (sampled || !kind.id().equals("collapsed"))) {
                file.write(snapshot, about, NARROW, OutputStream.nullOutputStream(), _ -> {});
            }
        }
        new TextPicture(120, TextPicture.Letters.UNICODE, false).text(snapshot);
        Statistics.of(snapshot, Area.of(snapshot));
        RunSummary.of(snapshot).sentence();
        for (LaneSort sort : LaneSort.values()) {
            view(snapshot, LaneLayout.of(snapshot, Arrangement.USUAL.sorted(sort), Metrics.USUAL));
        }
        view(snapshot, LaneLayout.of(snapshot, Folds.NONE.with(1, true), Metrics.USUAL));
        for (int id = 1; id <= Math.min(MOST, snapshot.lanes()); id++) {
            if (snapshot.lane(id) != null) {
                explain(snapshot, snapshot.lane(id));
            }
        }
        for (int id = 1; id <= Math.min(MOST, snapshot.tasks()); id++) {
            if (snapshot.hasTask(id)) {
                TaskLife.of(snapshot, id);
                LineNow.ofTask(snapshot, id);
            }
        }
    }

    private static void view(Snapshot snapshot, LaneLayout layout) {
        long middle = snapshot.first() + (snapshot.horizon() - snapshot.first()) / 2;
        for (long end : new long[]{snapshot.horizon(), middle}) {
            Charts.of(snapshot, layout, Viewport.fit(snapshot.first(), end), FrameOptions.NONE, WIDTH, HEIGHT);
        }
        for (int line = 0; line < layout.size(); line++) {
            layout.label(snapshot, line);
        }
        LaneNow.lastStarted(snapshot, layout, middle);
    }

    private static void explain(Snapshot snapshot, Lane lane) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < Math.min(MOST, row.size()); i++) {
                Blocking.others(snapshot, lane, row, i);
                WhyBlocked.wokenBy(snapshot, row, i);
                WhyBlocked.sentence(snapshot, row, i);
                WhySuspended.waiting(snapshot, row, i);
                if (row.state(i) == State.READY) {
                    WhySuspended.ready(snapshot, row, i);
                }
                LaneNow.at(snapshot, lane, row.start(i));
                LineNow.at(snapshot, lane, row.start(i));
            }
        }
        WhyIdle.sentence(snapshot, WhyIdle.gap(snapshot, lane.id(), snapshot.horizon() / 2));
    }
}
