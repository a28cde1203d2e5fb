package dev.gantry.program;

import java.io.IOException;
import java.nio.file.Path;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;

/** Folders that rings are written into, each of one run, below the user's session folder. */
public final class Rings {
    private Rings() {}

    /** Makes a run whose rings lie in this folder. */
    @FunctionalInterface
    public interface Use {
        ProgramRun with(Path rings) throws NotWatchable;
    }

    /**
     * Makes a folder, and a run that uses it.
     *
     * @throws NotWatchable if there is no place for it, or the run can't be made: then the folder is gone again
     */
    public static ProgramRun use(Use use) throws NotWatchable {
        Path rings = create();
        try {
            return use.with(rings);
        } catch (NotWatchable why) {
            delete(rings);
            throw why;
        }
    }

    /**
     * Makes a folder.
     *
     * @throws NotWatchable if there is no place for it
     */
    public static Path create() throws NotWatchable {
        Path session = Folders.usual().session();
        try {
            return LeftRings.create(PrivateFiles.folder(session), Folders.usual().cache());
        } catch (IOException notMade) {
            throw new NotWatchable("what the program records can't be put into %s: %s. XDG_RUNTIME_DIR names another "
                    .formatted(session, notMade.getMessage()) + "folder.");
        }
    }

    /** Deletes the folder with what is left in it; what still writes there goes on without a follower. */
    public static void delete(Path folder) {
        LeftRings.remove(folder);
    }
}
