package dev.gantry.ui.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import dev.gantry.insight.Locks;
import dev.gantry.insight.Locks.Holder;
import dev.gantry.insight.Locks.Lock;
import dev.gantry.insight.Wanted;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.FillingColumn;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.search.Finder;
import dev.gantry.view.search.Matches;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** The locks that were waited for; a click marks the waits, and goes to the lane that held the lock for the longest. */
final class LockCard extends Card {
    private static final double NAME = 240;
    private static final double FIGURE = 100;

    private final Context context;
    private final Inquiry<Optional<Range>, Answer> inquiry;
    private final Inquiry<Optional<Picked>, Optional<Found>> waits;
    private final TableView<Lock> table = new TableView<>();
    private final ColumnWidths widths = new ColumnWidths(table);
    private Optional<Answer> shown = Optional.empty();
    private Optional<Picked> picked = Optional.empty();
    private Matches marked = Matches.NONE;
    private boolean filling;

    private record Answer(Snapshot snapshot, Optional<Range> range, Locks locks) {}

    private record Picked(Optional<Range> range, Lock lock) {}

    private record Found(Picked picked, Matches matches) {}

    LockCard(Context context) {
        super("locks");
        this.context = context;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                () -> context.pointer().range(),
                (snapshot, range) -> (wanted, progress) -> Locks
                        .of(snapshot, Range.area(range, snapshot), wanted, progress)
                        .map(locks -> new Answer(snapshot, range, locks)));
        waits = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, () -> picked,
                (snapshot, of) -> (wanted, progress) -> of.isEmpty()
                        ? Optional.of(Optional.empty())
                        : Finder.find(snapshot, Range.area(of.get().range, snapshot), waitsFor(snapshot, of.get().lock),
                                wanted, progress)
                                .map(matches -> Optional.of(new Found(of.get(), matches))));
        table.setId("statistics-lock-table");
        table.setAccessibleText(Texts.of("statistics.locks"));
        FillingColumn.last(table);
        table.getColumns().addAll(List.of(column("lock", LockCard::name, text -> text),
                column("waits", Lock::waits, String::valueOf), column("waiting", Lock::waiting, String::valueOf),
                column("lock-total", Lock::total, nanos -> Durations.text(Math.round(nanos))),
                column("most", Lock::longest, Durations::text), column("held", this::held, text -> text)));
        table.getColumns().getFirst().setPrefWidth(NAME);
        table.getColumns().getLast().setMinWidth(NAME);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, lock) -> {
            if (!filling) {
                pick(lock);
            }
        });
        getChildren().add(table);
        appear(false, this);
    }

    /** The waits for this lock. */
    private static Wanted waitsFor(Snapshot snapshot, Lock lock) {
        return new Wanted() {
            @Override
            public boolean slice(Row row, int slice) {
                Lane process = lock.names().contains(row.name(slice))
                        ? snapshot.enclosing(row.lane(), LaneKind.PROCESS)
                        : null;
                return lock.names().contains(row.name(slice)) && (process == null ? 0 : process.id()) == lock.process();
            }

            @Override
            public boolean task(int task) {
                return false;
            }

            @Override
            public boolean lane(Lane lane) {
                return false;
            }
        };
    }

    private static <T> TableColumn<Lock, T> column(String title, Function<Lock, T> of, Function<T, String> text) {
        TableColumn<Lock, T> column = new TableColumn<>(Texts.of("statistics." + title));
        column.setPrefWidth(FIGURE);
        column.setMinWidth(FIGURE);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : text.apply(value));
            }
        });
        return column;
    }

    private static String name(Lock lock) {
        Message said = lock.of().isEmpty()
                ? Message.say(lock.code())
                : Message.say(lock.code(), lock.of());
        return Phrases.say(said);
    }

    /** Who held it, with what part of the waits; the rest is not known. */
    private String held(Lock lock) {
        return String.join(" · ", lock.holders().stream().limit(3)
                .map(holder -> Texts.of("statistics.held.by", lane(holder), percent(holder.total(), lock.total())))
                .toList());
    }

    private String lane(Holder holder) {
        return LaneNames.inTable(shown.map(Answer::snapshot).orElseGet(context.session()::snapshot), holder.lane());
    }

    private void pick(Lock lock) {
        picked = Optional.ofNullable(lock).map(of -> new Picked(context.pointer().range(), of));
        if (lock != null && !lock.holders().isEmpty()) {
            int holder = lock.holders().getFirst().lane();
            context.pointer().select(new Selection.OfLane(holder));
            context.navigation().revealLane(holder);
        }
        context.pump().mark(Reason.SELECTION);
    }

    /** Picks none any more; says whether one was. */
    boolean unpick() {
        boolean was = picked.isPresent();
        table.getSelectionModel().clearSelection();
        pick(null);
        return was;
    }

    /** Takes what was counted; says whether more may come. */
    boolean take(boolean wanted) {
        return inquiry.take(wanted) | waits.take(wanted && picked.isPresent());
    }

    /** Shows what was counted last. */
    void show() {
        widths.scale(context.appearance().scale());
        if (!inquiry.answer().equals(shown)) {
            shown = inquiry.answer();
            filling = true;
            List<Lock> locks = new ArrayList<>(shown.map(of -> of.locks.locks()).orElse(List.of()));
            table.setItems(FXCollections.observableList(locks));
            picked = picked.filter(of -> locks.contains(of.lock) && of.range.equals(shown.get().range));
            picked.ifPresent(of -> table.getSelectionModel().select(of.lock));
            appear(!locks.isEmpty(), this);
            filling = false;
        }
        Matches matches = picked.isEmpty()
                ? Matches.NONE
                : waits.answer().flatMap(of -> of).filter(of -> picked.equals(Optional.of(of.picked)))
                        .map(Found::matches).orElse(marked);
        if (matches != marked) {
            if (matches != Matches.NONE || context.pointer().found() == marked) {
                context.pointer().found(matches);
            }
            marked = matches;
        }
    }

    @Override
    void show(StatisticsAnswer answer) {
        // it asks by itself
    }
}
