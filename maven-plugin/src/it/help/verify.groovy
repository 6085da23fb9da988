String log = new File(basedir, 'build.log').text
assert log.contains('cascade-lint:check')
assert log.contains('cascade-lint:help')
