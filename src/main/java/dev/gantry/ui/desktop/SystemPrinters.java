package dev.gantry.ui.desktop;

import java.util.Optional;
import javafx.print.JobSettings;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

/** The printers that the system knows, with its own dialogs. */
public final class SystemPrinters implements Printers {
    @Override
    public Optional<Sheet> sheet(String name) {
        Optional<PrinterJob> job = Optional.ofNullable(PrinterJob.createPrinterJob());
        job.ifPresent(made -> {
            JobSettings settings = made.getJobSettings();
            settings.setJobName(name);
            settings.setPageLayout(made.getPrinter().createPageLayout(settings.getPageLayout().getPaper(),
                    PageOrientation.LANDSCAPE, Printer.MarginType.DEFAULT)); // lanes are long
        });
        return job.map(JobSheet::new);
    }

    private record JobSheet(PrinterJob job) implements Sheet {
        @Override
        public boolean ask(Window owner) {
            return job.showPageSetupDialog(owner) && job.showPrintDialog(owner);
        }

        @Override
        public boolean print(Image picture) {
            PageLayout page = job.getJobSettings().getPageLayout();
            ImageView view = new ImageView(picture);
            view.setPreserveRatio(true);
            view.setFitWidth(page.getPrintableWidth());
            view.setFitHeight(page.getPrintableHeight());
            return job.printPage(view) && job.endJob();
        }

        @Override
        public String printer() {
            return job.getPrinter().getName();
        }
    }
}
