package dev.gantry.ui;

import java.util.List;
import java.util.function.Function;

import dev.gantry.ui.attach.AttachFeature;
import dev.gantry.ui.choices.ChoicesFeature;
import dev.gantry.ui.claims.ClaimsFeature;
import dev.gantry.ui.code.CodeFeature;
import dev.gantry.ui.compare.CompareFeature;
import dev.gantry.ui.curves.CurvesFeature;
import dev.gantry.ui.drop.DropFeature;
import dev.gantry.ui.export.ExportFeature;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.help.HelpFeature;
import dev.gantry.ui.inspector.InspectorFeature;
import dev.gantry.ui.lanes.LanesFeature;
import dev.gantry.ui.launch.LaunchFeature;
import dev.gantry.ui.legend.LegendFeature;
import dev.gantry.ui.lesson.LessonFeature;
import dev.gantry.ui.library.LibraryFeature;
import dev.gantry.ui.names.NamesFeature;
import dev.gantry.ui.notes.NotesFeature;
import dev.gantry.ui.notice.NoticeFeature;
import dev.gantry.ui.opening.OpeningFeature;
import dev.gantry.ui.output.OutputFeature;
import dev.gantry.ui.overview.OverviewFeature;
import dev.gantry.ui.own.OwnFeature;
import dev.gantry.ui.palette.PaletteFeature;
import dev.gantry.ui.parameters.ParametersFeature;
import dev.gantry.ui.path.PathFeature;
import dev.gantry.ui.present.PresentFeature;
import dev.gantry.ui.query.QueryFeature;
import dev.gantry.ui.replay.ReplayFeature;
import dev.gantry.ui.search.SearchFeature;
import dev.gantry.ui.shortcuts.ShortcutsFeature;
import dev.gantry.ui.stacks.StacksFeature;
import dev.gantry.ui.statistics.StatisticsFeature;
import dev.gantry.ui.status.StatusFeature;
import dev.gantry.ui.table.TableFeature;
import dev.gantry.ui.timeline.TimelineFeature;
import dev.gantry.ui.toolbar.ToolbarFeature;
import dev.gantry.ui.welcome.WelcomeFeature;
import dev.gantry.ui.whatif.WhatIfFeature;

/** All features of the window. Those of one place lie there, and are listed there, in this order. */
final class Features {
    private static final List<Function<Context, Feature>> ALL = List.of(
            ToolbarFeature::new,
            NoticeFeature::new,
            OpeningFeature::new,
            LibraryFeature::new,
            ParametersFeature::new,
            OverviewFeature::new,
            SearchFeature::new,
            PathFeature::new,
            CompareFeature::new,
            CurvesFeature::new,
            LanesFeature::new,
            TimelineFeature::new,
            WelcomeFeature::new,
            ReplayFeature::new,
            LegendFeature::new,
            InspectorFeature::new,
            LessonFeature::new,
            CodeFeature::new,
            OutputFeature::new,
            TableFeature::tasks,
            TableFeature::slices,
            NamesFeature::new,
            StacksFeature::new,
            StatisticsFeature::new,
            ClaimsFeature::new,
            QueryFeature::new,
            WhatIfFeature::new,
            NotesFeature::new,
            ChoicesFeature::new,
            PresentFeature::new,
            HelpFeature::new,
            PaletteFeature::new,
            ShortcutsFeature::new,
            StatusFeature::new,
            ExportFeature::new,
            LaunchFeature::new,
            OwnFeature::new,
            AttachFeature::new,
            DropFeature::new);

    private Features() {}

    /** Makes them for a window. */
    static List<Feature> of(Context context) {
        return ALL.stream().map(each -> each.apply(context)).toList();
    }
}
