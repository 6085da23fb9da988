package io.github.cascadelint.browser;

import static java.util.Map.entry;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;

/** Selenium's commands in the protocol of Firefox: JSON, with its length before it, over a socket. */
final class Marionette implements CommandExecutor {
    private static final int COMMAND = 0;
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry(DriverCommand.NEW_SESSION, "WebDriver:NewSession"),
            entry(DriverCommand.QUIT, "Marionette:Quit"),
            entry(DriverCommand.GET, "WebDriver:Navigate"),
            entry(DriverCommand.GET_CURRENT_URL, "WebDriver:GetCurrentURL"),
            entry(DriverCommand.FIND_ELEMENT, "WebDriver:FindElement"),
            entry(DriverCommand.FIND_ELEMENTS, "WebDriver:FindElements"),
            entry(DriverCommand.FIND_CHILD_ELEMENT, "WebDriver:FindElement"),
            entry(DriverCommand.FIND_CHILD_ELEMENTS, "WebDriver:FindElements"),
            entry(DriverCommand.CLICK_ELEMENT, "WebDriver:ElementClick"),
            entry(DriverCommand.CLEAR_ELEMENT, "WebDriver:ElementClear"),
            entry(DriverCommand.SEND_KEYS_TO_ELEMENT, "WebDriver:ElementSendKeys"),
            entry(DriverCommand.GET_ELEMENT_TEXT, "WebDriver:GetElementText"),
            entry(DriverCommand.GET_ELEMENT_TAG_NAME, "WebDriver:GetElementTagName"),
            entry(DriverCommand.GET_ELEMENT_ATTRIBUTE, "WebDriver:GetElementAttribute"),
            entry(DriverCommand.GET_ELEMENT_DOM_ATTRIBUTE, "WebDriver:GetElementAttribute"),
            entry(DriverCommand.GET_ELEMENT_VALUE_OF_CSS_PROPERTY, "WebDriver:GetElementCSSValue"),
            entry(DriverCommand.IS_ELEMENT_DISPLAYED, "WebDriver:IsElementDisplayed"),
            entry(DriverCommand.IS_ELEMENT_ENABLED, "WebDriver:IsElementEnabled"),
            entry(DriverCommand.IS_ELEMENT_SELECTED, "WebDriver:IsElementSelected"),
            entry(DriverCommand.GET_ACTIVE_ELEMENT, "WebDriver:GetActiveElement"),
            entry(DriverCommand.EXECUTE_SCRIPT, "WebDriver:ExecuteScript"),
            entry(DriverCommand.EXECUTE_ASYNC_SCRIPT, "WebDriver:ExecuteAsyncScript"),
            entry(DriverCommand.ACTIONS, "WebDriver:PerformActions"),
            entry(DriverCommand.PRINT_PAGE, "WebDriver:Print"),
            entry(DriverCommand.SCREENSHOT, "WebDriver:TakeScreenshot"));

    private final Json json = new Json();
    private final Socket socket;
    private final InputStream input;
    private int number;

    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        input = new BufferedInputStream(socket.getInputStream());
        receive(); // the browser says its name first
    }

    @Override
    public Response execute(Command command) throws IOException {
        String name = NAMES.get(command.getName());
        if (name == null) {
            throw new WebDriverException("no word for " + command.getName() + " is known");
        }
        Object value = send(name, parameters(command));
        Response response = new Response(command.getSessionId());
        if (command.getName().equals(DriverCommand.NEW_SESSION) && value instanceof Map<?, ?> session) {
            response = new Response(new SessionId((String) session.get("sessionId")));
            value = session.get("capabilities");
        } else if (value instanceof Map<?, ?> map && map.containsKey("value")) {
            value = map.get("value");
        }
        response.setState("success");
        response.setValue(value);
        if (command.getName().equals(DriverCommand.QUIT)) {
            socket.close();
        }
        return response;
    }

    /** What has another name here, or is more than one value there. */
    private static Map<String, Object> parameters(Command command) {
        Map<String, Object> parameters = new HashMap<>(command.getParameters());
        switch (command.getName()) {
            case DriverCommand.NEW_SESSION:
                return Map.of();
            case DriverCommand.QUIT:
                return Map.of("flags", List.of("eForceQuit"));
            case DriverCommand.SCREENSHOT:
                return Map.of("full", false);
            case DriverCommand.FIND_CHILD_ELEMENT, DriverCommand.FIND_CHILD_ELEMENTS:
                parameters.put("element", parameters.remove("id"));
                return parameters;
            case DriverCommand.SEND_KEYS_TO_ELEMENT:
                parameters.put("text", String.join("", Arrays.asList((CharSequence[]) parameters.remove("value"))));
                return parameters;
            default:
                return parameters;
        }
    }

    /** Runs a script of the browser itself, which may do what a page may not. */
    @Nullable
    Object inBrowser(String script, Object... arguments) {
        try {
            send("Marionette:SetContext", Map.of("value", "chrome"));
            Object result = send("WebDriver:ExecuteScript", Map.of("script", script, "args", List.of(arguments)));
            send("Marionette:SetContext", Map.of("value", "content"));
            return result instanceof Map<?, ?> map ? map.get("value") : result;
        } catch (IOException e) {
            throw new WebDriverException(e);
        }
    }

    private @Nullable Object send(String name, Map<String, Object> parameters) throws IOException {
        byte[] message =
                json.toJson(List.of(COMMAND, ++number, name, parameters)).getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(message);
        socket.getOutputStream().flush();
        List<?> answer = json.toType(receive(), List.class);
        if (answer.get(2) instanceof Map<?, ?> error) {
            throw new WebDriverException(name + ": " + error.get("error") + ": " + error.get("message"));
        }
        return answer.get(3);
    }

    private String receive() throws IOException {
        int length = 0;
        for (int next = input.read(); next != ':'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("Firefox is gone");
            }
            length = length * 10 + next - '0';
        }
        return new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }
}
