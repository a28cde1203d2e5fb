package dev.gantry.ui.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;

/** The file that is read to be compared with what is shown; it is closed when the comparison is. */
final class FileBeside implements Intake {
    private final Pump pump;
    private final RecentFiles recentFiles;
    private final Bar bar;
    private Optional<OpenFile> file = Optional.empty();
    private Optional<Consumer<Recording>> waiting = Optional.empty();
    private long begun;

    FileBeside(Pump pump, RecentFiles recentFiles, Bar bar) {
        this.pump = pump;
        this.recentFiles = recentFiles;
        this.bar = bar;
    }

    void open(Path path, Consumer<Recording> taker) {
        close();
        file = Optional.of(Formats.open(path));
        waiting = Optional.of(taker);
        begun = System.nanoTime();
        pump.mark(Reason.RUN);
    }

    void close() {
        waiting = Optional.empty();
        file.ifPresent(read -> {
            read.cancel();
            read.recording().discard();
        });
        file = Optional.empty();
    }

    @Override
    public boolean take() {
        if (waiting.isEmpty()) {
            return false;
        }
        OpenFile read = file.orElseThrow();
        boolean something = read.snapshot().records() > 0;
        if (!something && !read.state().isFinal()) {
            if (System.nanoTime() - begun > FileDesk.MOMENT) {
                bar.tell(Texts.of("files.opening", read.file().getFileName()), read.progress());
            }
            return true;
        }
        Consumer<Recording> taker = waiting.get();
        waiting = Optional.empty();
        String sentence = String.join("\n", FileTexts.of(read));
        if (something || read.state() == Recording.State.ENDED) {
            bar.hide();
            recentFiles.used(read.file(), read.kind().map(FileTexts::ending).orElse(""));
            taker.accept(read.recording());
        } else {
            file = Optional.empty();
        }
        if (!sentence.isEmpty()) {
            bar.say(sentence);
        }
        return false;
    }
}
