String log = new File(basedir, 'build.log').text
assert log.contains('cascade-lint:check')
['baseline', 'help', 'impact', 'report'].each { assert log.contains("cascade-lint:$it") }
