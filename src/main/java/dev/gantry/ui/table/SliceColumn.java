package dev.gantry.ui.table;

import java.util.stream.Collectors;

import dev.gantry.format.Details;
import dev.gantry.trace.Row;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Columns of the slice table. */
enum SliceColumn {
    LANE(200), STATE(104), TASK(160), START(104), DURATION(104), ARGUMENTS(300);

    final double width;

    SliceColumn(double width) {
        this.width = width;
    }

    /** Sort key of the column. */
    long key(Slices slices, int number) {
        Row row = slices.row(number);
        int i = slices.index(number);
        return switch (this) {
            case LANE -> row.lane();
            case STATE -> row.state(i).code();
            case TASK -> row.task(i);
            case START -> row.start(i);
            case DURATION -> slices.duration(number);
            case ARGUMENTS -> row.details(i);
        };
    }

    String text(Slices slices, Navigation navigation, int number) {
        Row row = slices.row(number);
        int i = slices.index(number);
        return switch (this) {
            case LANE -> LaneNames.inTable(slices.snapshot(), row.lane());
            case STATE -> Texts.of("state." + row.state(i).id());
            case TASK -> {
                String task = row.task(i) == 0 ? "" : slices.snapshot().taskLabel(row.task(i));
                String name = Phrases.words(slices.snapshot().name(row.name(i)));
                yield name.isEmpty() || name.equals(task) ? task : task.isEmpty() ? name : task + " · " + name;
            }
            case START -> navigation.clock(row.start(i));
            case DURATION -> Durations.text(slices.duration(number));
            case ARGUMENTS -> arguments(Details.of(slices.snapshot().name(row.details(i))));
        };
    }

    private static String arguments(Details details) {
        return details.list().stream().map(each -> each.name() + "=" + each.value()).collect(Collectors.joining(" · "));
    }
}
