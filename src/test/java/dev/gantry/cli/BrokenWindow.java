package dev.gantry.cli;

import java.util.List;
import javafx.scene.control.Label;
import javafx.stage.Window;

import dev.gantry.ui.Windows;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.settings.Settings;

/**
 * A program of its own, two windows of which live through a mistake of Gantry's; prints what they say, and closes them.
 */
final class BrokenWindow {
    private BrokenWindow() {}

    public static void main(String[] args) {
        Windows windows = new Windows(CrashReport::of, Settings.unkept());
        Thread.ofPlatform().start(() -> {
            windows.another(OpenRequest.welcome().options());
            FxThread.post(() -> {
                throw new IllegalStateException("the drum is empty");
            });
            FxThread.post(BrokenWindow::tell);
        });
        windows.open(OpenRequest.welcome().options());
    }

    private static void tell() {
        for (Window window : List.copyOf(Window.getWindows())) {
            Label notice = (Label) window.getScene().lookup("#notice-text");
            System.out.println(notice.getText());
            window.hide();
        }
    }
}
