window.tenureReady = true;
