package dev.gantry.cli;

import dev.gantry.folder.Folders;
import dev.gantry.format.spool.SpoolFile;
import dev.gantry.program.LeftRings;
import dev.gantry.ui.session.Spools;

/** Crash recovery of watched programs: what a Gantry that was killed left in their rings joins what it had spooled. */
final class LeftPrograms {
    private LeftPrograms() {}

    /** Makes a recording that was not saved of what was left of each program. */
    static void recover() {
        for (LeftRings.Recovered left : LeftRings.recover(Folders.usual().session())) {
            SpoolFile.follow(Spools.FOLDER, left::snapshot, left::about).close();
        }
    }
}
