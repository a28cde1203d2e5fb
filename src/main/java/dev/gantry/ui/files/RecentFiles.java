package dev.gantry.ui.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.gantry.format.spool.Leftover;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.About;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.LessonTexts;

/**
 * The recordings that the window lists: those that wait to be recovered, then the last that were opened or saved. To be
 * used on the JavaFX thread; a thread of its own looks at the disk, which may be slow.
 */
public final class RecentFiles {
    private static final Executor LOOKING = look -> Thread.ofPlatform().daemon().name("gantry-recent-files")
            .start(look);

    private final Pump pump;
    private final Recents recents;
    private final Runnable keep;
    private Optional<SpoolFolder> spools = Optional.empty();
    private Optional<Reading<List<RecentFile>>> reading = Optional.empty();
    private boolean again;
    private List<RecentFile> items = List.of();

    /**
     * Recent files with what these settings remember.
     *
     * @param keep has the settings written
     */
    public RecentFiles(Pump pump, Settings settings, Runnable keep) {
        this.pump = pump;
        this.recents = new Recents(settings);
        this.keep = keep;
        refresh();
    }

    /** Files as of the last look at the disk. */
    public List<RecentFile> items() {
        return items;
    }

    /** Looks at the disk again; what is found comes a few frames later. */
    public void refresh() {
        if (reading.isPresent()) {
            again = true;
            return;
        }
        List<Recents.Recent> known = recents.all();
        if (known.isEmpty() && spools.isEmpty()) {
            show(List.of());
            return;
        }
        Optional<SpoolFolder> folder = spools;
        reading = Optional.of(Reading.start(LOOKING, (_, _) -> Optional.of(look(known, folder))));
        pump.mark(Reason.RUN); // the next frame takes the result
    }

    /** Also lists what was left in this folder. */
    void spools(SpoolFolder folder) {
        spools = Optional.of(folder);
        refresh();
    }

    /** Files that wait to be recovered. */
    List<RecentFile> waiting() {
        return items.stream().filter(RecentFile::waiting).toList();
    }

    /** This file was opened or saved just now. */
    public void used(Path file, String kind) {
        if (waiting().stream().noneMatch(each -> each.file().equals(file.toAbsolutePath()))) {
            recents.add(file, kind, Instant.now());
            keep.run();
        }
        refresh();
    }

    /** Forgets one that was opened or saved. */
    void remove(RecentFile item) {
        recents.remove(item.file());
        changed();
    }

    /** Forgets all that were opened or saved. */
    void clear() {
        recents.put(List.of());
        changed();
    }

    /** Undo of a removal: restores what is remembered now. */
    Runnable undo() {
        List<Recents.Recent> before = recents.all();
        return () -> {
            recents.put(before);
            changed();
        };
    }

    /** Deletes one that waits to be recovered. */
    void discard(RecentFile item) {
        spools.ifPresent(in -> in.discard(new Leftover(item.file(), item.when(), item.bytes(), item.whole())));
        show(items.stream().filter(each -> !each.equals(item)).toList());
        refresh();
    }

    /** Takes what was found; says whether more may come. */
    boolean take() {
        if (reading.filter(Reading::hasEnded).isPresent()) {
            reading.flatMap(Reading::found).ifPresent(this::show);
            reading = Optional.empty();
            if (again) {
                again = false;
                refresh();
            }
        }
        return reading.isPresent();
    }

    private void changed() {
        keep.run();
        refresh();
    }

    private void show(List<RecentFile> found) {
        if (!found.equals(items)) {
            items = found;
            pump.mark(Reason.FILES);
        }
    }

    private static List<RecentFile> look(List<Recents.Recent> known, Optional<SpoolFolder> folder) {
        List<RecentFile> found = new ArrayList<>();
        for (Leftover left : folder.map(SpoolFolder::leftovers).orElse(List.of())) {
            found.add(new RecentFile(left.file(), title(left), "", left.written(), left.bytes(), true, left.ended()));
        }
        for (Recents.Recent each : known) {
            found.add(
                    new RecentFile(each.file(), name(each.file()), each.kind(), each.when(), size(each.file()), false,
                            true));
        }
        return found;
    }

    /** The lesson's title in the window's language, if it is a lesson's. */
    private static String title(Leftover left) {
        About about = left.about();
        return Catalogue.find(about.lesson()).map(LessonTexts::title)
                .orElse(about.title().isEmpty() ? name(left.file()) : about.title());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : RecentFile.GONE;
        } catch (IOException _) {
            return RecentFile.GONE;
        }
    }
}
