package dev.gantry.ui.export;

import java.io.IOException;
import java.util.Optional;
import javafx.scene.image.Image;

import dev.gantry.format.picture.PictureSize;
import dev.gantry.ui.desktop.Printers;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Palette;

/**
 * Printing of the visible part on one page: looks for a printer, asks, draws, prints. Always in the light theme, for
 * paper.
 */
final class Printing {
    /** Scale of the picture: 300 dots per inch on a page of the usual size. */
    private static final double SHARP = 2;

    /** Pictures with more pixels than this are not drawn larger than usual. */
    private static final long MANY = 16_000_000;

    private final Context context;
    private final FileDesk files;

    Printing(Context context) {
        this.context = context;
        this.files = context.files();
    }

    void start(Shown shown) {
        files.begin(Texts.of("print.looking"), Texts.of("print.not"), progress -> {
            Optional<Printers.Sheet> sheet = context.printers().sheet(shown.about().title());
            progress.accept(0);
            return sheet;
        }, sheet -> {
            sheet.ifPresent(found -> FxThread.post(() -> ask(found, shown))); // no dialog may open amid a frame
            return sheet.isPresent() ? Optional.empty() : Optional.of(Texts.of("print.none"));
        });
    }

    private void ask(Printers.Sheet sheet, Shown shown) {
        if (!sheet.ask(context.scene().getWindow())) {
            files.say(Texts.of("print.not"));
        } else if (files.isBusy()) {
            files.say(Texts.of("print.busy"));
        } else {
            files.begin(Texts.of("print.doing", sheet.printer()), Texts.of("print.not"), progress -> {
                Image picture = Picture.of(shown, Palette.LIGHT, scale(shown), progress);
                if (!sheet.print(picture)) {
                    throw new IOException(Texts.of("print.failed", sheet.printer()));
                }
                return sheet.printer();
            }, printer -> Optional.of(Texts.of("print.done", printer)));
        }
    }

    private static double scale(Shown shown) throws IOException {
        PictureSize sharp = PictureSize.of(shown.snapshot(), shown.visible(),
                shown.choice(Part.VISIBLE, Palette.LIGHT, SHARP).look());
        return (long) sharp.width() * sharp.height() > MANY ? 1 : SHARP;
    }
}
