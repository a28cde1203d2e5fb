package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** Time saved by asynchronous waiting. */
final class HubTenWaits implements JavaLesson {
    @Override
    public String id() {
        return "hub-ten-waits";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            desk.print("ten waits");
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                hub.sleep(desk.seconds(0.5));
                desk.print("task " + i + " done");
            }
            desk.print("in sequence %.2f s".formatted((System.nanoTime() - start) / 1e9));
            start = System.nanoTime();
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                tasks.add(hub.spawn("task " + number, () -> {
                    hub.sleep(desk.seconds(0.5));
                    desk.print("task " + number + " done");
                }));
            }
            hub.joinAll(tasks);
            desk.print("at once %.2f s".formatted((System.nanoTime() - start) / 1e9));
        }
    }
}
