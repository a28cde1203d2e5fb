package dev.gantry.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.trace.memory.NoMemory;

/** Feed of a recording that is read from a file. */
final class FileFeed implements Feed {
    /** Nothing of a file can be shown; the message is a sentence with the file's name. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final OpenFile.Refusal why;

        private Refused(OpenFile.Refusal why, String sentence) {
            super(sentence);
            this.why = why;
        }

        OpenFile.Refusal why() {
            return why;
        }
    }

    private final Path file;
    private final List<TraceReader> readers;
    private final SpillFolder spill;
    private final TraceUnderConstruction opening;
    private volatile Optional<TraceReader> kind = Optional.empty();

    FileFeed(Path file, FileLimits limits, List<TraceReader> readers) {
        this(file, limits, readers, SpillFolder.usual(), SpillFolder.usual().memory());
    }

    /** Columns in this memory, whose file is in this folder. */
    FileFeed(Path file, FileLimits limits, List<TraceReader> readers, SpillFolder spill, ColumnMemory memory) {
        this.file = file;
        this.readers = readers;
        this.spill = spill;
        this.opening = new TraceUnderConstruction(limits, memory);
    }

    /** Opened file as other threads see it meanwhile. */
    TraceUnderConstruction opening() {
        return opening;
    }

    /** Format reader, once the first bytes have identified it. */
    Optional<TraceReader> kind() {
        return kind;
    }

    @Override
    public Source source() {
        return new Source.File(file);
    }

    @Override
    public About about() {
        return opening.about();
    }

    @Override
    public Snapshot snapshot() {
        return opening.snapshot();
    }

    @Override
    public String thread() {
        return "gantry-open";
    }

    @Override
    public void stop() {
        opening.cancel();
    }

    @Override
    public boolean run(Runnable begun) throws Refused {
        begun.run();
        try {
            return read();
        } finally {
            opening.finish();
        }
    }

    private boolean read() throws Refused {
        try {
            Content content = new Content(file, opening);
            kind = Optional.of(reader(content));
            kind.get().read(content, opening);
            return true;
        } catch (ReadingCancelled _) {
            return false;
        } catch (Refused refused) {
            throw refused;
        } catch (DamagedFile damage) {
            opening.damaged(damage);
        } catch (UnreadableVersion version) {
            throw refused(OpenFile.Refusal.VERSION, version.getMessage());
        } catch (NoSuchFileException _) {
            throw refused(OpenFile.Refusal.MISSING, "does not exist.");
        } catch (AccessDeniedException _) {
            throw refused(OpenFile.Refusal.NO_RIGHT, "can't be read: you have no right to.");
        } catch (FileSystemException e) {
            throw refused(OpenFile.Refusal.SYSTEM,
                    "can't be read: " + Optional.ofNullable(e.getReason()).orElse("the system says no") + ".");
        } catch (IOException e) {
            throw refused(OpenFile.Refusal.SYSTEM, "can't be read: " + e.getMessage());
        } catch (NoMemory e) {
            throw refused(OpenFile.Refusal.SYSTEM, "is larger than memory, and " + spill.path()
                    + " can't take its columns: " + reason(e)
                    + ". Free room there, or give Gantry more memory (-Xmx).");
        } catch (OutOfMemoryError _) {
            opening.damaged(DamagedFile.beyond(opening.reached(), "memory"));
        } catch (RuntimeException | StackOverflowError broken) {
            opening.damaged(DamagedFile.at(opening.reached(), "senseless", broken.toString()));
        }
        return true;
    }

    private TraceReader reader(Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw refused(OpenFile.Refusal.FOLDER, "is a folder, not a file.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw refused(OpenFile.Refusal.NO_FILE,
                    "is a pipe or a device, not a file: write what comes out of it into a file first.");
        }
        byte[] head = content.head();
        if (head.length == 0) {
            throw opening.damage().isPresent()
                    ? refused(OpenFile.Refusal.DAMAGED_START, "can't be read: its first bytes are damaged.")
                    : refused(OpenFile.Refusal.EMPTY, "is empty.");
        }
        return readers.stream().filter(each -> each.recognises(head)).findFirst()
                .orElseThrow(() -> refused(OpenFile.Refusal.UNKNOWN_KIND,
                        "is of no kind that Gantry can open. It opens: "
                                + readers.stream().map(TraceReader::title).collect(Collectors.joining(", ")) + "."));
    }

    private static String reason(NoMemory failure) {
        boolean told = failure.getCause() instanceof FileSystemException system && system.getReason() != null;
        return told ? ((FileSystemException) failure.getCause()).getReason() : failure.getMessage();
    }

    private Refused refused(OpenFile.Refusal why, String sentence) {
        return new Refused(why, file + " " + sentence);
    }
}
