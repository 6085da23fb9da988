String log = new File(basedir, 'build.log').text
for (goal in ['baseline', 'check', 'config', 'help', 'impact', 'report']) {
    assert log.contains("cascade-lint:$goal")
}
