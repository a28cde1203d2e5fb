package dev.gantry.lesson;

import java.util.List;

import dev.gantry.hub.Hub;

/** Tasks that sleep on the hub let each other run. */
final class HubSleep implements JavaLesson {
    @Override
    public String id() {
        return "hub-sleep";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            var eat = hub.spawn("eat", () -> {
                desk.print("eat 1");
                hub.sleep(desk.seconds(2));
                desk.print("eat 2");
            });
            var play = hub.spawn("play", () -> {
                desk.print("play 1");
                hub.sleep(desk.seconds(1));
                desk.print("play 2");
            });
            hub.joinAll(List.of(eat, play));
        }
    }
}
