package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** Several tasks, their values, and in which order they end. */
final class HubJoinAll implements JavaLesson {
    @Override
    public String id() {
        return "hub-join-all";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            List<HubTask<String>> tasks = new ArrayList<>();
            for (int i = 3; i >= 1; i--) {
                int seconds = i;
                tasks.add(hub.spawn("func" + seconds, () -> {
                    desk.print("func" + seconds);
                    hub.sleep(desk.seconds(seconds));
                    return "value of func" + seconds;
                }));
            }
            for (HubTask<String> ended : hub.joinAll(tasks)) {
                desk.print(ended.get());
            }
        }
    }
}
